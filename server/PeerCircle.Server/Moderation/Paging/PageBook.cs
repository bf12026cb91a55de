using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>The calls as they are stored: planned once, taken by one node, settled.</summary>
internal sealed class PageBook(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    private const int Most = 16;

    /// <summary>Plans the calls of urgent cases that have none yet, by these ways.</summary>
    public async Task PlanAsync(IReadOnlyList<PageWay> ways, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var fresh = await db.Cases.AsNoTracking()
            .Where(c => c.State == CaseState.Open && c.Severity == Severity.Urgent && !db.CasePages.Any(p => p.CaseId == c.Id))
            .OrderBy(c => c.OpenedAt).Select(c => c.Id).Take(Most).ToListAsync(ct);
        var now = time.GetUtcNow();
        foreach (var (id, step, after, way) in
            from id in fresh from planned in PagePlan.Steps from way in ways select (id, planned.Step, planned.After, way))
        {
            var due = (now + after).UtcTicks;
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into case_pages (id, case_id, step, way, due_at, try_at, attempts)
                values ({Guid.CreateVersion7()}, {id}, {(int)step}, {(int)way}, {due}, {due}, 0) on conflict do nothing
                """,
                ct);
        }
    }

    /// <summary>Takes what is due and whose case nobody is on; for the length of a lease no other node gets it.</summary>
    public async Task<IReadOnlyList<(CasePage Page, Case Case)>> TakeAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        // Most of the time there is nothing: no lock is taken to see that.
        if (!await db.CasePages.AnyAsync(p => p.EndedAt == null && p.TryAt <= now, ct)) return [];
        var (moment, lease) = (now.UtcTicks, (now + PagePlan.Lease).UtcTicks);
        var taken = db.Database.IsNpgsql()
            ? db.CasePages.FromSql(
                $"""
                with due as (select p.id from case_pages p join cases c on c.id = p.case_id
                    where p.ended_at is null and p.try_at <= {moment} and (c.state <> 0 or c.claim_until is null or c.claim_until <= {moment})
                    order by p.try_at limit {Most} for update of p skip locked)
                update case_pages set attempts = attempts + 1, try_at = {lease} where id in (select id from due) returning *
                """)
            : db.CasePages.FromSql(
                $"""
                with due as (select p.id from case_pages p join cases c on c.id = p.case_id
                    where p.ended_at is null and p.try_at <= {moment} and (c.state <> 0 or c.claim_until is null or c.claim_until <= {moment})
                    order by p.try_at limit {Most})
                update case_pages set attempts = attempts + 1, try_at = {lease} where id in (select id from due) returning *
                """);
        var pages = await taken.AsNoTracking().ToListAsync(ct);
        var ids = pages.Select(p => p.CaseId).ToList();
        var cases = await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return [.. pages.Select(p => (p, cases[p.CaseId]))];
    }

    /// <summary>Writes down what became of a try; one that failed is tried again, for a while.</summary>
    public async Task SettleAsync(CasePage page, string? problem)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = time.GetUtcNow();
        var again = problem is not null && page.Attempts < PagePlan.Tries;
        DateTimeOffset? ended = again ? null : now;
        var next = again ? now + PagePlan.Pause(page.Attempts) : page.TryAt;
        await db.CasePages.Where(p => p.Id == page.Id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.EndedAt, ended).SetProperty(p => p.TryAt, next).SetProperty(p => p.Problem, problem));
    }
}
