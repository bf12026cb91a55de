using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>Asks what a person is barred from.</summary>
public sealed class Sanctions(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    /// <summary>The ban a person is under right now, the longest first; null when there is none.</summary>
    public async Task<Sanction?> FindBanAsync(Guid memberId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var bans = await db.Sanctions.AsNoTracking().BansOn(time.GetUtcNow()).Where(s => s.MemberId == memberId).ToListAsync(ct);
        return bans.MaxBy(s => s.Until ?? DateTimeOffset.MaxValue);
    }
}

/// <summary>Sanctions in force, inside a query.</summary>
public static class SanctionQueries
{
    /// <summary>The bans in force at that moment.</summary>
    public static IQueryable<Sanction> BansOn(this IQueryable<Sanction> sanctions, DateTimeOffset now) =>
        sanctions.Where(s => s.Kind == SanctionKind.Ban && (s.Until == null || s.Until > now));
}
