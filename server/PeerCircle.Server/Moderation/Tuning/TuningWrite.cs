using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// A change to the screener's settings, one at a time in the whole circle: it locks their head. What is done takes the next version and
/// a row of the ledger, and rings the bell. No channel is meant; the staff member stands in its place.
/// </summary>
internal abstract class TuningWrite(Caller staff, LedgerWriter ledger, TuningBell bell) : ChannelWrite<TuningOutcome>(staff.MemberId)
{
    /// <summary>True when nothing changes in how texts are judged: nodes needn't look.</summary>
    protected virtual bool IsQuiet => false;

    protected Guid By => staff.MemberId;

    /// <summary>Makes the change; what it leaves on the entities is saved. The act is null when there was nothing to do.</summary>
    protected abstract Task<(TuningOutcome Outcome, TuningAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct);

    protected sealed override async Task<TuningOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
    {
        if (!staff.Roles.HasDesk()) return new TuningOutcome.NotFound();
        await using var db = await batch.ModelAsync(ct);
        var head = (await Locked(db).ToListAsync(ct)).Single();
        var (outcome, act) = await ChangeAsync(db, batch.Now, ct);
        if (act is null) return outcome;
        if (!IsQuiet) head.Version++;
        await ledger.AppendAsync(batch, db, new LedgerAct(staff.MemberId, act.Name, null, null, act.Details), ct);
        if (!IsQuiet) batch.AfterCommit(RingAsync);
        return outcome;
    }

    // On SQLite the transaction holds the only write lock already.
    private static IQueryable<TuningHead> Locked(PeerCircleDb db) =>
        db.Database.IsNpgsql() ? db.TuningHeads.FromSql($"select * from tuning_head where id = 1 for update") : db.TuningHeads;

    private Task RingAsync()
    {
        bell.Ring();
        return Task.CompletedTask;
    }
}

/// <summary>What the ledger says of a change: ids and kinds, never the phrase.</summary>
internal sealed record TuningAct(string Name, params (string Key, string Value)[] More)
{
    public IReadOnlyDictionary<string, string> Details => More.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
}
