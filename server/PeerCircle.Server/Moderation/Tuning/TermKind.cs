using PeerCircle.Screening;

namespace PeerCircle.Server.Moderation;

/// <summary>What a term says about a text, and so what it leads to.</summary>
/// <param name="Category">One of <see cref="Categories"/>.</param>
/// <param name="Section">A section of it.</param>
/// <param name="Visibility">What a text with it lets others see; null for a phrase that is harmless and takes back what it covers.</param>
public sealed record TermKind(string Category, string Section, Visibility? Visibility)
{
    private const string Excuse = "excuse";

    /// <summary>As forms and the ledger name it, such as <c>abuse.insult</c>.</summary>
    public string Name => $"{Category}.{Section}";

    /// <summary>True for a phrase that is harmless here.</summary>
    public bool IsExcuse => Section == Excuse;

    /// <summary>Everything a community's term can be. Nothing excuses a crisis: it can't be talked away with a list.</summary>
    public static IReadOnlyList<TermKind> All { get; } =
    [
        .. Screener.Default.Rules.Sections.Select(rule => new TermKind(rule.Category, rule.Section, rule.Visibility)),
        .. Categories.All.Where(category => category != Categories.Crisis).Select(category => new TermKind(category, Excuse, null)),
    ];

    public static TermKind? Find(string? name) => All.FirstOrDefault(kind => kind.Name == name);
}
