using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>What a community chose for its screener.</summary>
/// <param name="Version">Of all of it together.</param>
/// <param name="Terms">Its own terms that are live or dry.</param>
/// <param name="Off">The names of the shipped phrases that are off.</param>
/// <param name="Steps">How much sooner or later scores count.</param>
internal sealed record TuningSettings(long Version, IReadOnlyList<OwnTerm> Terms, IReadOnlySet<string> Off, IReadOnlyDictionary<string, int> Steps)
{
    public static async Task<TuningSettings> ReadAsync(PeerCircleDb db, CancellationToken ct)
    {
        // The version first: what changes while the rest is read is read again.
        var version = await VersionAsync(db, ct);
        var terms = await db.OwnTerms.AsNoTracking().Where(t => t.State != TermState.Off).ToListAsync(ct);
        var off = await db.ShippedOff.AsNoTracking().Select(o => o.Key).ToListAsync(ct);
        var steps = await db.Sensitivities.AsNoTracking().ToDictionaryAsync(s => s.Category, s => s.Steps, StringComparer.Ordinal, ct);
        return new TuningSettings(version, terms, off.ToHashSet(StringComparer.Ordinal), steps);
    }

    public static Task<long> VersionAsync(PeerCircleDb db, CancellationToken ct) => db.TuningHeads.Select(h => h.Version).SingleAsync(ct);

    /// <summary>Builds the screener. What ships is taken over from the one before where that is possible: it takes longest.</summary>
    /// <exception cref="FormatException">A phrase that was once taken can't be read any more.</exception>
    public InForce Build(InForce before, DateTimeOffset now)
    {
        var shipped = Off.SetEquals(before.Off) ? before.Shipped
            : Off.Count == 0 ? Screener.Default.Rules
            : RuleSet.ShippedWithout(phrase => ShippedOff.Allows(phrase) && Off.Contains(ShippedOff.KeyOf(phrase)));
        var live = Terms.Where(t => t.State is TermState.Live).Select(t => t.ToTerm()).ToList();
        var dry = Terms.Where(t => t.State is TermState.Dry).ToList();
        return new InForce(Version, now, new Screener(shipped.With(live), new Sensitivity(Steps)), shipped, Off, dry);
    }
}
