using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// A member asks for a person, from the help page: an urgent case about nobody's message. Asking again adds to the case that is open.
/// It is answered by a letter.
/// </summary>
public sealed class CallModerator(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer)
{
    /// <param name="caller">Who asks.</param>
    /// <param name="words">What they want to say with it; may be empty. Kept sealed.</param>
    /// <exception cref="LogBusyException">It was not answered in time; asking again adds to the same case.</exception>
    public async Task<ChangeOutcome> RunAsync(Caller caller, string? words)
    {
        var said = (words ?? "").Trim().ReplaceLineEndings("\n");
        if (said.Length > 0 && TextCheck.Of(said, Limits.FlagNoteUnits, Limits.TextBytes) is not CheckedText.Ok) return new ChangeOutcome.Refused(Slug.InvalidNote);
        return await writer.CommitAsync(new Write(caller.MemberId, said));
    }

    /// <summary>The call of this member that is open, or null.</summary>
    public async Task<OpenCall?> FindAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Cases.AsNoTracking().Where(c => c.MessageId == caller.MemberId && c.State == CaseState.Open)
            .Select(c => new OpenCall(c.OpenedAt, c.ClaimedBy != null, c.ClaimUntil)).SingleOrDefaultAsync(ct);
    }

    // ChannelId is the member here: see Case.ChannelId.
    private sealed class Write(Guid memberId, string said) : ChannelWrite<ChangeOutcome>(memberId)
    {
        internal override Locks Locks => new(CasesOf: ChannelId);

        protected override async Task<ChangeOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
        {
            await using var db = await batch.ModelAsync(ct);
            var one = await db.Cases.SingleOrDefaultAsync(c => c.MessageId == ChannelId && c.State == CaseState.Open, ct);
            if (one is null) db.Cases.Add(one = Opened(batch.Now));
            if (said.Length > 0)
                db.Evidence.Add(new CaseEvidence { CaseId = one.Id, MessageId = Guid.CreateVersion7(), Text = said, Sealed = IHoldsSealedTexts.ToBeSealed(true) });
            one.Touch(batch.Now);
            await db.SaveChangesAsync(ct);
            batch.CaseChanged(one.Id);
            return new ChangeOutcome.Done();
        }

        private Case Opened(DateTimeOffset now) => new()
        {
            Kind = CaseKind.Call,
            ChannelId = ChannelId,
            MessageId = ChannelId,
            SubjectId = ChannelId,
            Categories = Case.Call,
            Severity = Severity.Urgent,
            Version = 0,
            OpenedAt = now,
        };
    }
}

/// <summary>A call that waits for its letter.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Claimed">True when a moderator has taken it.</param>
/// <param name="ClaimUntil">When that lapses by itself.</param>
public sealed record OpenCall(DateTimeOffset At, bool Claimed, DateTimeOffset? ClaimUntil)
{
    /// <summary>True while a moderator is on it.</summary>
    public bool IsTaken(DateTimeOffset now) => Claimed && ClaimUntil > now;
}
