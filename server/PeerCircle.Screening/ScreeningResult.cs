namespace PeerCircle.Screening;

/// <summary>A part of a text as it was written, in UTF-16 units.</summary>
/// <param name="Start">Its first unit.</param>
/// <param name="End">The unit after its last.</param>
public readonly record struct Stretch(int Start, int End);

/// <summary>One rule that applied.</summary>
/// <param name="Rule">The rule's name, such as <c>crisis.passive</c>.</param>
/// <param name="Category">One of <see cref="Screening.Categories"/>.</param>
/// <param name="Visibility">What this finding alone would let others see.</param>
/// <param name="Concern">Whose distress it speaks of.</param>
/// <param name="Matched">What it matched, as it reads in the shadow copy.</param>
public sealed record Finding(string Rule, string Category, Visibility Visibility, Concern Concern, string Matched)
{
    /// <summary>What it matched in the text as it was written; null when it is about the text as a whole.</summary>
    public Stretch? Where { get; init; }

    /// <summary>True when nothing but phrases that ship stand behind it: a very low score takes it back.</summary>
    internal bool IsDoubtful { get; init; }
}

/// <summary>What the screening of one text came to.</summary>
/// <param name="Verdict">The one that outranks the others.</param>
/// <param name="Visibility">What others may see.</param>
/// <param name="Concern">Which support card to show; none unless the verdict is crisis.</param>
/// <param name="Categories">Every category that applies, each once.</param>
/// <param name="Rules">Every rule that applied, each once.</param>
/// <param name="Findings">What each rule matched.</param>
public sealed record ScreeningResult(
    Verdict Verdict,
    Visibility Visibility,
    Concern Concern,
    IReadOnlyList<string> Categories,
    IReadOnlyList<string> Rules,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Nothing applied.</summary>
    public static readonly ScreeningResult Clean = new(Verdict.Allow, Visibility.Published, Concern.None, [], [], []);
}
