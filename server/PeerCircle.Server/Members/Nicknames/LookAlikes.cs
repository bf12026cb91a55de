using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace PeerCircle.Server.Members;

/// <summary>
/// Gives every nickname the skeleton that it shares with all that look like it (Unicode Technical Standard 39, then stricter: letter
/// case, separators and ornaments don't tell people apart). Threat: someone takes the name of a person others trust.
/// </summary>
public sealed class LookAlikes : ILookupNormalizer
{
    private const string Resource = "PeerCircle.Server.Members.Nicknames.confusables.txt";
    private const int Rounds = 4;

    private static readonly FrozenDictionary<Rune, string> Prototypes = Read();

    /// <summary>The skeleton; empty for what is no text, or has no letter or digit.</summary>
    public static string Skeleton(string text)
    {
        if (!WellFormed.Is(text)) return "";
        // A sigma at the end of a word has another shape in small letters only.
        var folded = WithoutAccents(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Replace('ς', 'σ');
        for (var round = 0; round < Rounds; round++)
        {
            var next = WithoutAccents(Map(folded).ToLowerInvariant());
            if (string.Equals(next, folded, StringComparison.Ordinal)) break;
            folded = next;
        }
        // A capital I is an l to the eye and an i to the ear: all three are one.
        return Spoken(folded).Replace('i', 'l');
    }

    /// <summary>
    /// The skeleton of what the eye sees, capitals as they stand: Greek ΝΑΟ looks like nao in Latin capitals, though its small letters
    /// don't. Not for the unique index, which must find a name in any case; asked once, when a name is chosen.
    /// </summary>
    public static string Seen(string text) =>
        WellFormed.Is(text) ? Skeleton(Map(WithoutAccents(text.Normalize(NormalizationForm.FormKC)))) : "";

    /// <inheritdoc />
    public string? NormalizeName(string? name) => name is null ? null : Skeleton(name);

    /// <inheritdoc />
    public string? NormalizeEmail(string? email) => email?.ToUpperInvariant();

    private static string Map(string text)
    {
        var mapped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Prototypes.TryGetValue(rune, out var prototype)) mapped.Append(prototype);
            else mapped.Append(rune);
        }
        return mapped.ToString();
    }

    // Only the marks of Latin, Greek and Cyrillic: a Japanese voicing mark or an Indic vowel makes another word.
    private static string WithoutAccents(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
            if (!IsAccent(rune.Value)) bare.Append(rune);
        return bare.ToString();
    }

    private static bool IsAccent(int point) =>
        point is (>= 0x300 and <= 0x36F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F);

    private static string Spoken(string text)
    {
        var spoken = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                spoken.Append(rune);
        return spoken.ToString();
    }

    private static FrozenDictionary<Rune, string> Read()
    {
        using var stream = typeof(LookAlikes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the build.");
        using var lines = new StreamReader(stream);
        var found = new Dictionary<Rune, string>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('=') is not [var prototype, var alike]) continue;
            var target = string.Concat(Points(prototype));
            foreach (var rune in Points(alike)) found[rune] = target;
        }
        return found.ToFrozenDictionary();
    }

    private static IEnumerable<Rune> Points(string hex) =>
        hex.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => new Rune(int.Parse(p, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
}
