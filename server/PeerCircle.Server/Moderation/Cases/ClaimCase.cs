using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation;

/// <summary>Takes a case for a while, visibly to the others, or gives it back. A claim lapses by itself.</summary>
public sealed class ClaimCase(CaseDesk desk, ShiftBook shifts, ChannelWriter writer, LedgerWriter ledger)
{
    /// <summary>How long a claim holds.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(Limits.ClaimMinutes);

    /// <summary>Takes a case, or keeps it for longer.</summary>
    public Task<CaseOutcome> ClaimAsync(Caller moderator, Guid caseId, CancellationToken ct) => RunAsync(moderator, caseId, true, ct);

    /// <summary>Gives a case back; nothing happens when nobody holds it.</summary>
    public Task<CaseOutcome> ReleaseAsync(Caller moderator, Guid caseId, CancellationToken ct) => RunAsync(moderator, caseId, false, ct);

    private async Task<CaseOutcome> RunAsync(Caller moderator, Guid caseId, bool take, CancellationToken ct)
    {
        if (await desk.ChannelOfAsync(moderator, caseId, ct) is not { } channelId) return new CaseOutcome.NotFound();
        var write = new Write(moderator, channelId, caseId, await shifts.IsOnAsync(moderator, ct), take, ledger);
        return await desk.ShowAsync(moderator, caseId, await writer.CommitAsync(write));
    }

    private sealed class Write(Caller moderator, Guid channelId, Guid caseId, bool onShift, bool take, LedgerWriter ledger)
        : CaseWrite(moderator, channelId, caseId, onShift)
    {
        protected override async Task<CaseOutcome> ChangeAsync(ChannelBatch batch, PeerCircleDb db, Case one, CancellationToken ct)
        {
            if (one.State is not CaseState.Open) return new CaseOutcome.Refused(Slug.AlreadyDecided);
            if (HeldByOther(one, batch.Now) is { } held) return held;
            if (!take && one.ClaimedBy is null) return new CaseOutcome.Changed();
            (one.ClaimedBy, one.ClaimUntil) = take ? (Moderator.MemberId, batch.Now + Life) : ((Guid?)null, (DateTimeOffset?)null);
            one.Touch(batch.Now);
            await ledger.AppendAsync(batch, db, Act(one, take ? "claim" : "release"), ct);
            return new CaseOutcome.Changed();
        }
    }
}
