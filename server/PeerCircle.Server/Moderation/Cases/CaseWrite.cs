using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>A change to a case by a moderator, under the lock of its channel.</summary>
internal abstract class CaseWrite(Caller moderator, Guid channelId, Guid caseId, bool onShift) : ChannelWrite<CaseOutcome>(channelId)
{
    protected Caller Moderator => moderator;

    // A text that is no message has no channel whose lock would do.
    internal sealed override Locks Locks => new(CaseId: caseId);

    protected sealed override async Task<CaseOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
    {
        await using var db = await batch.ModelAsync(ct);
        var one = await db.Cases.SingleOrDefaultAsync(c => c.Id == caseId && c.ChannelId == ChannelId, ct);
        if (one is null || !one.IsVisibleTo(moderator, onShift)) return new CaseOutcome.NotFound();
        var version = one.Version;
        var outcome = await ChangeAsync(batch, db, one, ct);
        await db.SaveChangesAsync(ct);
        if (one.Version != version) batch.CaseChanged(one.Id);
        return outcome;
    }

    /// <summary>Makes the change; what it leaves on the entities is saved.</summary>
    protected abstract Task<CaseOutcome> ChangeAsync(ChannelBatch batch, PeerCircleDb db, Case one, CancellationToken ct);

    /// <summary>Who keeps this moderator from acting on the case; null when nobody does.</summary>
    protected CaseOutcome? HeldByOther(Case one, DateTimeOffset now) =>
        one.HolderAt(now) is { } holder && holder != moderator.MemberId ? new CaseOutcome.HeldBy(holder, one.ClaimUntil!.Value) : null;

    /// <summary>An act of this moderator on the case, for the ledger.</summary>
    protected LedgerAct Act(Case one, string act, params (string Key, string? Value)[] details) => new(
        moderator.MemberId, act, one.Id, one.SubjectId,
        details.Where(d => d.Value is not null).ToDictionary(d => d.Key, d => d.Value!, StringComparer.Ordinal));
}
