using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>A text as a rule gets it. Good while the rule judges: the next text is read into the same memory.</summary>
public sealed class Reading
{
    private readonly Shade _shade;
    private readonly List<Sign> _signs;
    private string _original = "";
    private Origins? _origins;

    internal Reading(Shade shade, List<Sign> signs) => (_shade, _signs) = (shade, signs);

    /// <summary><see cref="ShadowCopy.Surface"/>.</summary>
    public ReadOnlySpan<char> Surface => _shade.Surface;

    /// <summary><see cref="ShadowCopy.Words"/>.</summary>
    public ReadOnlySpan<char> Words => _shade.Words;

    /// <summary>The terms that stand in it and were not excused by their context, in the order in which they begin.</summary>
    public ReadOnlySpan<Sign> Signs => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_signs);

    /// <summary>Where it is going to stand.</summary>
    public Place Place { get; private set; }

    /// <summary>Whose phone numbers are known by their plan.</summary>
    public PhoneRegions Regions { get; private set; } = PhoneRegions.Usual;

    /// <summary>Numbers that anyone may write, digits only.</summary>
    public IReadOnlySet<string> Helplines { get; private set; } = KnownNumbers.Helplines;

    /// <summary>The first term of a section; null when there is none.</summary>
    public Sign? First(string category, string section)
    {
        foreach (var sign in Signs)
        {
            if (sign.Is(category, section))
                return sign;
        }

        return null;
    }

    /// <summary>True when a section has a term in the text.</summary>
    public bool Has(string category, string section) => First(category, section) is not null;

    /// <summary>The words a term covers.</summary>
    public string Matched(Sign sign) => Words[sign.Start..sign.End].ToString();

    /// <summary>Puts to a finding what it matched, here and in the text as it was written.</summary>
    public Finding InWords(string rule, string category, Visibility visibility, Concern concern, int start, int end) =>
        new(rule, category, visibility, concern, Words[start..end].ToString()) { Where = (_origins ??= Origins.Of(_original)).OfWords(start, end) };

    /// <summary>The same for what was matched on the surface.</summary>
    public Finding OnSurface(string rule, string category, Visibility visibility, Concern concern, int start, int end) =>
        new(rule, category, visibility, concern, Surface[start..end].ToString()) { Where = (_origins ??= Origins.Of(_original)).OfSurface(start, end) };

    /// <summary>The same for a term.</summary>
    public Finding Of(Sign sign, string rule, Visibility visibility, Concern concern) =>
        InWords(rule, sign.Category, visibility, concern, sign.Start, sign.End) with { IsDoubtful = !HasAdded(sign.Category, sign.Section) };

    private bool HasAdded(string category, string section)
    {
        foreach (var sign in Signs)
        {
            if (sign.IsAdded && sign.Is(category, section))
                return true;
        }

        return false;
    }

    internal void Begin(string original, Place place, PhoneRegions regions, IReadOnlySet<string> helplines) =>
        (_original, Place, Regions, Helplines, _origins) = (original, place, regions, helplines, null);

    internal void End() => Begin("", Place, Regions, Helplines);
}
