using PeerCircle.Screening;

namespace PeerCircle.Server.Moderation;

/// <summary>What this node judges by right now: what ships until the community's own settings were read.</summary>
public sealed class ScreenerInForce(TimeProvider time)
{
    private readonly Lock gate = new();
    private IReadOnlySet<string>? helplines;
    private volatile InForce all =
        new(0, time.GetUtcNow(), Screener.Default, Screener.Default.Rules, new HashSet<string>(StringComparer.Ordinal), []);

    /// <summary>The screener. Ask for it anew for every text.</summary>
    public Screener Now => all.Screener;

    /// <summary>The screener with what it was made from.</summary>
    internal InForce All => all;

    /// <summary>The settings that could not be taken; null when all is well.</summary>
    public FailedTuning? Failed { get; private set; }

    internal void Take(InForce next)
    {
        lock (gate) (all, Failed) = (helplines is null ? next : next with { Screener = next.Screener.Knowing(helplines) }, null);
    }

    /// <summary>From now on these are the helplines' numbers, digits only.</summary>
    internal void Know(IReadOnlySet<string> numbers)
    {
        lock (gate) (helplines, all) = (numbers, all with { Screener = all.Screener.Knowing(numbers) });
    }

    internal void Keep(FailedTuning failed) => Failed = failed;
}

/// <summary>A screener and what it was made from; replaced as a whole.</summary>
/// <param name="Version">Of the settings.</param>
/// <param name="Since">When this node took it.</param>
/// <param name="Screener">What judges.</param>
/// <param name="Shipped">The part of it that ships.</param>
/// <param name="Off">The shipped phrases that were left out.</param>
/// <param name="Dry">The terms that are judged beside it and change nothing.</param>
internal sealed record InForce(long Version, DateTimeOffset Since, Screener Screener, RuleSet Shipped, IReadOnlySet<string> Off, IReadOnlyList<OwnTerm> Dry);

/// <summary>Settings that this node could not take. What was in force before still is.</summary>
/// <param name="Version">Of the settings.</param>
/// <param name="At">When it was last tried.</param>
public sealed record FailedTuning(long Version, DateTimeOffset At);
