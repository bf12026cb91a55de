using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Library;

/// <summary>The directory as staff look at it, from the database.</summary>
public sealed class HelplineDesk(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    /// <summary>Every entry, hidden ones too.</summary>
    public async Task<IReadOnlyList<HelplineState>> AllAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return HelplineState.All(await db.Helplines.AsNoTracking().ToListAsync(ct));
    }

    /// <summary>Those that nobody here has looked up within half a year.</summary>
    public async Task<IReadOnlyList<HelplineState>> DueAsync(CancellationToken ct) => [.. (await AllAsync(ct)).Where(state => state.IsDue(time.GetUtcNow()))];

    /// <summary>One entry, and who changed it last; null when there is none of that key.</summary>
    public async Task<(HelplineState State, string? By)?> FindAsync(string key, CancellationToken ct)
    {
        if ((await AllAsync(ct)).FirstOrDefault(state => state.Line.Key == key) is not { } found) return null;
        if (found.Kept is not { } kept) return (found, null);
        await using var db = await databases.CreateDbContextAsync(ct);
        return (found, await db.Users.Where(m => m.Id == kept.ChangedBy).Select(m => m.UserName).SingleOrDefaultAsync(ct) ?? "…");
    }
}
