using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>Which ways of calling staff do not arrive: those whose latest finished or tried call of the last day failed.</summary>
public sealed class PagingTrouble(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<FailingWay>> ReadAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var since = time.GetUtcNow() - Lately;
        var tried = await db.CasePages.AsNoTracking().Where(p => p.DueAt > since && p.Attempts > 0)
            .OrderByDescending(p => p.DueAt).Take(100).ToListAsync(ct);
        return [.. tried.GroupBy(p => p.Way).Select(way => way.First()).Where(p => p.Problem is not null).Select(p => new FailingWay(p.Way, p.DueAt, p.Problem!))];
    }
}

/// <summary>A way that does not arrive.</summary>
/// <param name="Way">Which.</param>
/// <param name="Since">When the call was due that did not arrive.</param>
/// <param name="Problem">Why, in the few words of the log.</param>
public sealed record FailingWay(PageWay Way, DateTimeOffset Since, string Problem);
