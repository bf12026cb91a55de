using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Mentoring;

/// <summary>Those who can be asked: appointed, with a profile, and of age.</summary>
public sealed class MentorDirectory(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    /// <summary>Every mentor: those who can be asked now first, and those who write the reader's language before others.</summary>
    public async Task<IReadOnlyList<MentorView>> ListAsync(Caller reader, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await Rows(db).Where(r => r.Member.Id != reader.MemberId).ToListAsync(ct);
        return [.. rows.Select(View)
            .OrderByDescending(m => m.Free)
            .ThenByDescending(m => m.Languages.Contains(reader.Language, StringComparer.Ordinal))
            .ThenBy(m => m.Nickname, StringComparer.Ordinal)];
    }

    /// <summary>One mentor, or null when there is none of that id.</summary>
    public async Task<MentorView?> FindAsync(Guid memberId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Rows(db).SingleOrDefaultAsync(r => r.Member.Id == memberId, ct) is { } row ? View(row) : null;
    }

    private static IQueryable<Row> Rows(PeerCircleDb db) =>
        from profile in db.MentorProfiles.AsNoTracking()
        join member in db.Users on profile.MemberId equals member.Id
        where (member.Roles & Roles.Mentor) != Roles.Member && member.AgeBand != AgeBand.Under18
        select new Row { Profile = profile, Member = member, Open = db.Conversations.Count(c => c.MentorId == member.Id && !c.Ended) };

    private MentorView View(Row row)
    {
        var profile = row.Profile;
        var away = profile.AwayUntil > time.GetUtcNow() ? profile.AwayUntil : null;
        return new MentorView(
            row.Member.Id, row.Member.Nickname, profile.About, MentorProfile.Parts(profile.Languages), MentorProfile.Parts(profile.Topics),
            profile.Hours, away is null && row.Open < profile.Capacity, away);
    }

    private sealed class Row
    {
        public required MentorProfile Profile { get; init; }
        public required Member Member { get; init; }

        /// <summary>Conversations that have not ended.</summary>
        public int Open { get; init; }
    }
}
