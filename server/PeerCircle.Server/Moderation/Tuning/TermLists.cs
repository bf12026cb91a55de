using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>The lists as the desk reads them.</summary>
public sealed class TermLists(IDbContextFactory<PeerCircleDb> databases)
{
    /// <summary>Own phrases on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Own phrases, the latest change first.</summary>
    public async Task<TermPage> OwnAsync(TermState? state, string? search, int page, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var sought = (search ?? "").Trim();
        var terms = db.OwnTerms.AsNoTracking().Where(t => (state == null || t.State == state) && (sought == "" || t.Text.Contains(sought)));
        var rows = await terms.OrderByDescending(t => t.ChangedAt).ThenBy(t => t.Id).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(ct);
        return new TermPage([.. rows.Take(PageSize)], state, sought, page, rows.Count > PageSize);
    }

    /// <summary>One own phrase and who changed it last; null when there is none.</summary>
    public async Task<(OwnTerm Term, string By)?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var found = await db.OwnTerms.AsNoTracking().Where(t => t.Id == id)
            .Select(t => new { Term = t, By = db.Users.Where(m => m.Id == t.ChangedBy).Select(m => m.UserName).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : (found.Term, found.By ?? "…");
    }

    /// <summary>Shipped phrases of one category and language.</summary>
    public async Task<ShippedPage> ShippedAsync(string category, string language, string? search, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var off = (await db.ShippedOff.AsNoTracking().Select(o => o.Key).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var sought = (search ?? "").Trim();
        var rows = ShippedTerms.ByKey
            .Where(p => p.Value.Category == category && p.Value.Language == language && p.Value.Text.Contains(sought, StringComparison.OrdinalIgnoreCase))
            .Select(p => new ShippedRow(p.Key, p.Value, off.Contains(p.Key))).ToList();
        return new ShippedPage(rows, category, language, sought);
    }

    /// <summary>Steps per category; one that is missing is as shipped.</summary>
    public async Task<IReadOnlyDictionary<string, int>> StepsAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Sensitivities.AsNoTracking().ToDictionaryAsync(s => s.Category, s => s.Steps, StringComparer.Ordinal, ct);
    }
}

/// <summary>A page of own phrases, and what was asked for.</summary>
public sealed record TermPage(IReadOnlyList<OwnTerm> Rows, TermState? State, string Search, int Number, bool More);

/// <summary>Shipped phrases, and what was asked for.</summary>
public sealed record ShippedPage(IReadOnlyList<ShippedRow> Rows, string Category, string Language, string Search);

/// <summary>A shipped phrase.</summary>
/// <param name="Key">Its name, see <see cref="ShippedOff.KeyOf"/>.</param>
/// <param name="Phrase">What it says.</param>
/// <param name="IsOff">True when this community switched it off.</param>
public sealed record ShippedRow(string Key, Phrase Phrase, bool IsOff);
