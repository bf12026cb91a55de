using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// A change to settings that all nodes follow, one at a time in the whole circle: it locks their head. What is done takes the next version
/// and a row of the ledger, and rings the bell. No channel is meant; the staff member stands in its place.
/// </summary>
internal abstract class SettingsWrite<TOutcome>(Caller staff, SettingsHead head, LedgerWriter ledger, TuningBell bell) : ChannelWrite<TOutcome>(staff.MemberId)
    where TOutcome : class
{
    /// <summary>True when nothing changes for anyone but staff: nodes needn't look.</summary>
    protected virtual bool IsQuiet => false;

    protected Guid By => staff.MemberId;

    /// <summary>The answer to those who may not.</summary>
    protected abstract TOutcome NotFound { get; }

    internal sealed override Locks Locks => new(Head: head);

    /// <summary>The head of these settings, which is locked.</summary>
    protected abstract Task<ISettingsHead> HeadAsync(PeerCircleDb db, CancellationToken ct);

    /// <summary>Makes the change; what it leaves on the entities is saved. The act is null when there was nothing to do.</summary>
    protected abstract Task<(TOutcome Outcome, SettingsAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct);

    protected sealed override async Task<TOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
    {
        if (!staff.Roles.HasDesk()) return NotFound;
        await using var db = await batch.ModelAsync(ct);
        var locked = await HeadAsync(db, ct);
        var (outcome, act) = await ChangeAsync(db, batch.Now, ct);
        if (act is null) return outcome;
        if (!IsQuiet) locked.Version++;
        await ledger.AppendAsync(batch, db, new LedgerAct(staff.MemberId, act.Name, null, null, act.Details), ct);
        if (!IsQuiet) batch.AfterCommit(RingAsync);
        return outcome;
    }

    private Task RingAsync()
    {
        bell.Ring();
        return Task.CompletedTask;
    }
}

/// <summary>The version of some settings as a whole: nodes look at it, and changes lock it.</summary>
public interface ISettingsHead
{
    long Version { get; set; }
}

/// <summary>What the ledger says of a change: ids and kinds, never the words.</summary>
internal sealed record SettingsAct(string Name, params (string Key, string Value)[] More)
{
    public IReadOnlyDictionary<string, string> Details => More.ToDictionary(m => m.Key, m => m.Value, StringComparer.Ordinal);
}
