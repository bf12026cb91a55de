using System.Globalization;
using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>Letters lose their accents ("perché" reads "perche"); the voice marks of kana stay, they make another sound.</summary>
public static class Accents
{
    private const char FirstLatin = '\u00C0';
    private const char LastLatin = '\u1EFF';
    private static readonly string Bases = BaseLetters();

    public static string Removed(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange(FirstLatin, '\uFFFF');
        if (first < 0)
            return text;
        var kept = new StringBuilder(text.Length).Append(text, 0, first);
        foreach (var letter in text.AsSpan(first))
        {
            if (letter is >= FirstLatin and <= LastLatin)
                AppendBase(kept, Bases[letter - FirstLatin]);
            else if (!IsMark(letter))
                kept.Append(letter);
        }

        return kept.ToString();
    }

    private static void AppendBase(StringBuilder kept, char letter)
    {
        if (letter != '\0')
            kept.Append(letter);
    }

    private static bool IsMark(char c) =>
        c is not ('\u3099' or '\u309A') && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static string BaseLetters() => string.Create(LastLatin - FirstLatin + 1, 0, static (span, _) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var letter = (char)(FirstLatin + i);
            span[i] = IsMark(letter) ? '\0' : letter.ToString().Normalize(NormalizationForm.FormD)[0];
        }
    });
}
