using System.Globalization;
using System.Text;

namespace PeerCircle.Screening.Training;

/// <summary>What people do to a text so that a list does not see it. None changes what a reader reads.</summary>
public static class Disguises
{
    private const string Latin = "aeopcxyijs";
    private const string Cyrillic = "аеорсхуіјѕ";

    public static readonly IReadOnlyList<(string Name, Func<string, string> Change)> All =
    [
        ("none", text => text),
        ("capitals", text => text.ToUpperInvariant()),
        ("full width", text => string.Concat(text.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c))),
        ("zero width", text => string.Join('\u200B', text.EnumerateRunes())),
        ("combining marks", text => string.Concat(text.Select(c => char.IsAsciiLetter(c) ? $"{c}\u0336" : c.ToString()))),
        ("look-alikes", text => string.Concat(text.Select(LookAlike))),
        ("jamo", text => text.Normalize(NormalizationForm.FormD)),
        ("half width kana and katakana", text => string.Concat(text.Select(c => c is >= 'ぁ' and <= 'ゖ' ? (char)(c + 0x60) : c))),
        ("stretched", text => Stretched(text)),
        ("spaced out", text => string.Join("  ", text.Split(' ').Select(word => word.All(char.IsLetter) ? string.Join(' ', word.EnumerateRunes()) : word))),
        ("leetspeak", text => string.Concat(text.Split(' ').Select(word => word + " ").Select(word => word.All(c => !char.IsDigit(c) && c != '@') ? word.Replace('i', '1').Replace('e', '3') : word)).TrimEnd()),
    ];

    private static string LookAlike(char c)
    {
        var at = Latin.IndexOf(c, StringComparison.Ordinal);
        return at < 0 ? c.ToString() : Cyrillic[at].ToString();
    }

    // Every fifth letter, three times: no letter is lost and none is new.
    private static string Stretched(string text)
    {
        var stretched = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
            stretched.Append(text[i], i % 5 == 2 && char.IsLetter(text[i]) && CharUnicodeInfo.GetUnicodeCategory(text[i]) != UnicodeCategory.OtherLetter && IsAlone(text, i) ? 3 : 1);
        return stretched.ToString();
    }

    private static bool IsAlone(string text, int at) => (at == 0 || text[at - 1] != text[at]) && (at + 1 == text.Length || text[at + 1] != text[at]);
}
