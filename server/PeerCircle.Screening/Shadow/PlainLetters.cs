using System.Globalization;

namespace PeerCircle.Screening.Shadow;

/// <summary>What each letter that keeps to itself becomes on the surface. Found out when a letter is first met.</summary>
internal static class PlainLetters
{
    /// <summary>It leaves nothing. Below it stands what is not plain; above it, what the letter becomes.</summary>
    public const char Nothing = '\u0002';

    private const char Unknown = '\0';
    private const char Odd = '\u0001';

    private static readonly char[] Known = new char[char.MaxValue + 1];

    /// <summary>What a letter becomes; <see cref="Nothing"/>, or less for one that may join with its neighbours.</summary>
    public static char Of(char letter) => Known[letter] is var known and not Unknown ? known : Known[letter] = Learn(letter);

    /// <summary>True for the two halves of an emoji, which stay as they are.</summary>
    public static bool IsPicture(ReadOnlySpan<char> text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        && char.ConvertToUtf32(text[at], text[at + 1]) is >= 0x1F300 and <= 0x1FAFF;

    private static char Learn(char letter)
    {
        if (letter <= Nothing || char.IsSurrogate(letter) || Joins(letter))
            return Odd;
        var alone = Surface.InFull(letter.ToString());
        return alone switch
        {
            "" => Nothing,
            [> Nothing and var one] when !Joins(one) => one,
            _ => Odd,
        };
    }

    // Marks, and the vowels and final consonants of Hangul.
    private static bool Joins(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark
        || letter is (>= '\u1160' and <= '\u11FF') or (>= '\uD7B0' and <= '\uD7FF');
}
