using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Members;

/// <summary>Moderators and administrators make invites and end them; the ledger notes both.</summary>
public sealed class Invites(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, LedgerWriter ledger, TimeProvider time)
{
    /// <summary>True for those who may invite.</summary>
    public static bool Allows(Caller caller) => (caller.Roles & (Roles.Moderator | Roles.Administrator)) != Roles.Member;

    /// <summary>What is still good, the newest first.</summary>
    public async Task<IReadOnlyList<InviteView>> ListAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var rows = await db.Invites.AsNoTracking().Where(i => i.UsesLeft > 0 && i.ExpiresAt > now).OrderByDescending(i => i.MadeAt)
            .Select(i => new { Invite = i, By = db.Users.Where(m => m.Id == i.MadeBy).Select(m => m.UserName).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. rows.Select(r => View(r.Invite, r.By))];
    }

    /// <summary>Makes an invite; null when the numbers are out of bounds. The code is in the answer, this one time.</summary>
    /// <param name="staff">Who invites.</param>
    /// <param name="uses">People it lets in, 1 to <see cref="Limits.InviteUses"/>.</param>
    /// <param name="days">Days it is good for, 1 to <see cref="Limits.InviteDays"/>.</param>
    public async Task<InviteView?> MakeAsync(Caller staff, int uses, int days)
    {
        if (uses is < 1 or > Limits.InviteUses || days is < 1 or > Limits.InviteDays) return null;
        var (code, now) = (InviteCode.New(), time.GetUtcNow());
        var invite = new Invite { Hash = InviteCode.HashOf(code)!, MadeBy = staff.MemberId, MadeAt = now, ExpiresAt = now.AddDays(days), Uses = uses, UsesLeft = uses };
        await writer.CommitAsync(new Make(staff, invite, ledger));
        return View(invite, staff.Nickname) with { Code = code };
    }

    /// <summary>Ends an invite; false when there is none.</summary>
    public async Task<bool> EndAsync(Caller staff, Guid id) => await writer.CommitAsync(new End(staff, id, ledger)) is Ended.Done;

    private static InviteView View(Invite invite, string? by) => new(invite.Id, invite.Uses, invite.UsesLeft, invite.ExpiresAt, by ?? "");

    private static LedgerAct Act(Caller staff, string act, Guid invite, params (string Key, string Value)[] more) => new(
        staff.MemberId, act, null, null, more.Append(("invite", invite.ToString())).ToDictionary(d => d.Item1, d => d.Item2, StringComparer.Ordinal));

    // A writer's transaction, because of the ledger: no channel is meant, the staff member stands in its place.
    private sealed class Make(Caller staff, Invite invite, LedgerWriter ledger) : ChannelWrite<Invite>(staff.MemberId)
    {
        protected override async Task<Invite> DecideAsync(ChannelBatch batch, CancellationToken ct)
        {
            await using var db = await batch.ModelAsync(ct);
            db.Invites.Add(invite);
            var numbers = FormattableString.Invariant($"{invite.Uses} until {invite.ExpiresAt:O}");
            await ledger.AppendAsync(batch, db, Act(staff, "invite", invite.Id, ("uses", numbers)), ct);
            return invite;
        }
    }

    private abstract record Ended
    {
        public sealed record Done : Ended;

        public sealed record Missing : Ended;
    }

    private sealed class End(Caller staff, Guid id, LedgerWriter ledger) : ChannelWrite<Ended>(staff.MemberId)
    {
        protected override async Task<Ended> DecideAsync(ChannelBatch batch, CancellationToken ct)
        {
            await using var db = await batch.ModelAsync(ct);
            if (await db.Invites.Where(i => i.Id == id).ExecuteDeleteAsync(ct) == 0) return new Ended.Missing();
            await ledger.AppendAsync(batch, db, Act(staff, "end-invite", id), ct);
            return new Ended.Done();
        }
    }
}
