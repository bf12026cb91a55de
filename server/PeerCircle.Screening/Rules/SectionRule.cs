namespace PeerCircle.Screening.Rules;

/// <summary>A rule that is all data: any term of one section is enough.</summary>
/// <param name="category">The section's category.</param>
/// <param name="section">Its name.</param>
/// <param name="visibility">What a term of the section alone lets others see.</param>
/// <param name="concern">Whose distress it speaks of.</param>
/// <param name="isSure">True when the learned score may not take it back.</param>
public sealed class SectionRule(string category, string section, Visibility visibility, Concern concern = Concern.None, bool isSure = false) : IRule
{
    private readonly string _name = $"{category}.{section}";

    public string Category => category;

    public string Section => section;

    /// <summary>What a term of the section alone lets others see.</summary>
    public Visibility Visibility => visibility;

    public Finding? Judge(Reading reading) =>
        reading.First(category, section) is { } sign && reading.Of(sign, _name, visibility, concern) is var finding
            ? isSure ? finding with { IsDoubtful = false } : finding
            : null;
}
