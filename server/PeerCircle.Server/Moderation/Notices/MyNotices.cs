using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>A person's letters, the newest first.</summary>
public sealed class MyNotices(IDbContextFactory<PeerCircleDb> databases, LetterWords letters)
{
    private const int Most = 100;

    /// <param name="caller">Whose letters.</param>
    /// <param name="language">The language to put them in.</param>
    /// <param name="ct">Stops the read.</param>
    public async Task<IReadOnlyList<NoticeView>> ListAsync(Caller caller, string language, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Notices.AsNoTracking().Where(n => n.MemberId == caller.MemberId)
            .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most)
            .GroupJoin(db.Decisions, n => n.DecisionId, d => d.Id, (n, found) => new { Notice = n, Found = found })
            .SelectMany(r => r.Found.DefaultIfEmpty(), (r, decision) => new { r.Notice, Decision = decision })
            .ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.Notice.At).ThenByDescending(r => r.Notice.Id).Select(r => letters.Of(r.Notice, r.Decision, language))];
    }
}
