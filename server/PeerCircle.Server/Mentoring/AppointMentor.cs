using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>Moderators and the safeguarding lead appoint a mentor, or let one go. Conversations that are open stay open.</summary>
public sealed class AppointMentor(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    /// <summary>True for those who may appoint.</summary>
    public static bool Allows(Caller caller) => (caller.Roles & (Roles.Moderator | Roles.SafeguardingLead)) != Roles.Member;

    /// <summary>The member of that nickname, or null.</summary>
    public async Task<Guid?> FindAsync(string nickname, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.Where(m => m.UserName == nickname).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct);
    }

    public async Task<ChangeOutcome> AppointAsync(Caller staff, Guid memberId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!Allows(staff) || await AdultAsync(db, memberId, ct) is not { } member) return new ChangeOutcome.NotFound();
        member.Roles |= Roles.Mentor;
        if (!await db.MentorProfiles.AnyAsync(p => p.MemberId == memberId, ct))
            db.MentorProfiles.Add(new MentorProfile { MemberId = memberId, Languages = member.Language, AppointedBy = staff.MemberId, AppointedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        return new ChangeOutcome.Done();
    }

    public async Task<ChangeOutcome> LetGoAsync(Caller staff, Guid memberId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!Allows(staff)) return new ChangeOutcome.NotFound();
        var mentor = await db.Users.SingleOrDefaultAsync(m => m.Id == memberId && (m.Roles & Roles.Mentor) != Roles.Member, ct);
        if (mentor is null) return new ChangeOutcome.NotFound();
        mentor.Roles &= ~Roles.Mentor;
        await db.SaveChangesAsync(ct);
        return new ChangeOutcome.Done();
    }

    private static Task<Member?> AdultAsync(PeerCircleDb db, Guid memberId, CancellationToken ct) =>
        db.Users.SingleOrDefaultAsync(m => m.Id == memberId && m.AgeBand != AgeBand.Under18, ct);
}
