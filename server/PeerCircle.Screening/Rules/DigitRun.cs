namespace PeerCircle.Screening.Rules;

/// <summary>Digits with single separators between them.</summary>
/// <param name="End">The place after the last digit.</param>
/// <param name="Digits">How many there are.</param>
/// <param name="Begin">The first one.</param>
/// <param name="Groups">The lengths of the first groups, four bits each.</param>
internal readonly record struct DigitRun(int End, int Digits, char Begin, ulong Groups)
{
    private const int WidestGap = 3;
    private const int Most = 16;

    /// <summary>True for groups such as 090-1234-5678 or 555 123 4567.</summary>
    public bool IsGroupedLikeAPhone => Groups is 0x334 or 0x1334 or 0x344 or 0x244 or 0x37 or 0x333;

    /// <summary>True for two groups or more, three digits in the first: "347 12 34 567".</summary>
    public bool BeginsWithThree => Groups >> (4 * Math.Max(0, Count - 1)) == 3 && Count > 1;

    private int Count => Groups == ulong.MaxValue ? 0 : (63 - System.Numerics.BitOperations.LeadingZeroCount(Groups) + 4) / 4;

    public static DigitRun At(ReadOnlySpan<char> text, int start)
    {
        var (end, digits, inGroup, begin, groups, count) = (start, 0, 0, '\0', 0UL, 0);
        for (var i = start; i < text.Length && i - end <= WidestGap; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (i != end && inGroup > 0)
                    (groups, count, inGroup) = (Joined(groups, count, inGroup), count + 1, 0);
                inGroup++;
                begin = digits++ == 0 ? text[i] : begin;
                end = i + 1;
            }
            else if (!IsSeparator(text[i]))
            {
                break;
            }
        }

        return new(Math.Max(end, start + 1), digits, begin, Joined(groups, count, inGroup));
    }

    /// <summary>The digits alone.</summary>
    public string Written(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[Most];
        var count = 0;
        foreach (var c in text[start..End])
        {
            if (char.IsAsciiDigit(c) && count < Most)
                digits[count++] = c;
        }

        return new(digits[..count]);
    }

    // What is too long for four bits or has too many groups is like no phone.
    private static ulong Joined(ulong groups, int count, int group) => group >= Most || count >= Most ? ulong.MaxValue : groups == ulong.MaxValue ? groups : (groups << 4) | (uint)group;

    private static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '(' or ')' or '+' or '/' or '‐' or '‑' or '–' or '—' or 'ー' or '・' or '_' or '*';
}
