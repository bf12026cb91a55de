using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>A change to the screener's settings.</summary>
internal abstract class TuningWrite(Caller staff, LedgerWriter ledger, TuningBell bell) : SettingsWrite<TuningOutcome>(staff, SettingsHead.Screener, ledger, bell)
{
    protected sealed override TuningOutcome NotFound => new TuningOutcome.NotFound();

    protected sealed override async Task<ISettingsHead> HeadAsync(PeerCircleDb db, CancellationToken ct) => await db.TuningHeads.SingleAsync(ct);
}
