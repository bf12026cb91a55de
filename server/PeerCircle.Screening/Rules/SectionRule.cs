namespace PeerCircle.Screening.Rules;

/// <summary>A rule that is all data: any term of one section is enough.</summary>
public sealed class SectionRule(string category, string section, Visibility visibility, Concern concern = Concern.None) : IRule
{
    private readonly string _name = $"{category}.{section}";

    public string Category => category;

    public string Section => section;

    /// <summary>What a term of the section alone lets others see.</summary>
    public Visibility Visibility => visibility;

    public Finding? Judge(Reading reading) =>
        reading.First(category, section) is { } sign ? reading.Of(sign, _name, visibility, concern) : null;
}
