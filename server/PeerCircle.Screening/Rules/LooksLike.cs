namespace PeerCircle.Screening.Rules;

/// <summary>What a row of digits is when it is no phone number.</summary>
internal static class LooksLike
{
    private const int DigitsOfTime = 6;
    private const int LongestId = 36;

    /// <summary>A day, written with four digits for the year, and perhaps a time after it.</summary>
    public static bool Date(ReadOnlySpan<char> run)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        var at = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && (at >= run.Length || run[at++] is not ('.' or '/' or '-')))
                return false;
            for (; at < run.Length && char.IsAsciiDigit(run[at]) && widths[i] < 5; at++)
                (parts[i], widths[i]) = ((parts[i] * 10) + (run[at] - '0'), widths[i] + 1);
        }

        var rest = 0;
        foreach (var c in run[at..])
            rest += char.IsAsciiDigit(c) ? 1 : 0;
        var (year, month, day) = widths[0] == 4 ? (parts[0], parts[1], parts[2]) : widths[2] == 4 ? (parts[2], parts[1], parts[0]) : default;
        return rest <= DigitsOfTime && year is > 1900 and < 2100 && IsDay(month, day);
    }

    /// <summary>Thousands parted by points or spaces, or one digit and a point as in a share or a version.</summary>
    public static bool Amount(ReadOnlySpan<char> run, DigitRun digits)
    {
        if (run[0] is < '0' or > '9' || run.ContainsAny('-', '/', '('))
            return false;
        if (digits.Groups is 0x333 or 0x1333 or 0x2333)
            return digits.Begin != '0';
        // "0.90.1234.5678" is a number with its first digit parted off; a point after every digit hides one.
        return run.Length > 1 && run[1] == '.' && digits.Groups is not (0x1244 or 0x1234 or 0x1344) && HasLongGroup(digits);
    }

    /// <summary>The digits go on from a group of letters and digits, as the end of "4ac4-019d6532" does.</summary>
    public static bool EndOfAnId(ReadOnlySpan<char> text, int at)
    {
        var (letters, digits) = (0, 0);
        for (var i = at - 1; i >= Math.Max(0, at - LongestId) && (text[i] == '-' || char.IsAsciiLetterOrDigit(text[i])); i--)
        {
            if (text[i] != '-')
                _ = char.IsAsciiDigit(text[i]) ? digits++ : letters++;
        }

        return letters > 0 && digits > 0;
    }

    // Month and day, in either order.
    private static bool IsDay(int a, int b) => a is > 0 and <= 31 && b is > 0 and <= 31 && (a <= 12 || b <= 12);

    // "0.9.0.1…" with a point after every digit hides a number.
    private static bool HasLongGroup(DigitRun digits)
    {
        for (var groups = digits.Groups; groups != 0; groups >>= 4)
        {
            if ((groups & 0xF) > 1)
                return true;
        }

        return false;
    }
}
