using System.Buffers;
using System.Globalization;
using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Takes out what no reader sees (zero width, direction marks, fillers, tags) and shortens towers of combining marks,
/// which would also make normalisation slow.
/// </summary>
public static class Invisible
{
    private const int MarksPerLetter = 4;
    private static readonly SearchValues<char> Ascii = SearchValues.Create([.. Enumerable.Range(0, 128).Select(c => (char)c)]);

    public static string Removed(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Ascii) < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MarksPerLetter && !IsInvisible(rune.Value, category))
                kept.Append(rune);
        }

        return kept.ToString();
    }

    private static bool IsInvisible(int value, UnicodeCategory category) =>
        category == UnicodeCategory.Format
        || value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0
        || value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0000 and <= 0xE0FFF);
}
