using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>
/// Digits that look like a phone number: nine to fifteen in short groups that begin with +, 0 or a Korean or American pattern.
/// Helplines may be named, and a score is not a number to call.
/// </summary>
public sealed class PhoneNumber : IRule
{
    private const int Shortest = 9;
    private const int Longest = 15;

    public Finding? Judge(Reading reading)
    {
        var text = reading.Shadow.Surface;
        for (var at = NextStart(text, 0); at >= 0; at = NextStart(text, at))
        {
            var run = DigitRun.At(text, at);
            if (IsPhone(run, text, at, reading))
                return new("contact.phone", Categories.Contact, Visibility.Refused, Concern.None, text[at..run.End]);
            at = run.End;
        }

        return null;
    }

    private static int NextStart(string text, int from)
    {
        if (from >= text.Length)
            return -1;
        var next = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        if (next < 0)
            return -1;
        var at = from + next;
        return at > from && text[at - 1] is '+' or '(' ? at - 1 : at;
    }

    private static bool IsPhone(DigitRun run, string text, int at, Reading reading)
    {
        if (run.Digits.Length is < Shortest or > Longest || KnownNumbers.IsHelpline(run.Digits))
            return false;
        var before = text.AsSpan(Math.Max(0, at - 14), Math.Min(14, at));
        var after = text.AsSpan(run.End, Math.Min(10, text.Length - run.End));
        if (KnownNumbers.CountsSomething(before) || KnownNumbers.CountsSomething(after) || Touches(text, at, run.End))
            return false;
        return text[at] == '+' || run.Digits.StartsWith('0') || run.IsGroupedLikeAPhone || reading.Has(Categories.Contact, "reach");
    }

    private static bool Touches(string text, int start, int end) =>
        (start > 0 && Script.IsSpaced(text[start - 1])) || (end < text.Length && Script.IsSpaced(text[end]));
}

/// <summary>Digits with single separators between them.</summary>
internal readonly record struct DigitRun(int End, string Digits, bool IsGroupedLikeAPhone)
{
    private const int WidestGap = 3;

    public static DigitRun At(string text, int start)
    {
        List<char> digits = [];
        List<int> groups = [];
        var (end, inGroup) = (start, 0);
        for (var i = start; i < text.Length && i - end <= WidestGap; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                inGroup = i == end ? inGroup + 1 : NewGroup(groups, inGroup);
                digits.Add(text[i]);
                end = i + 1;
            }
            else if (!IsSeparator(text[i]))
            {
                break;
            }
        }

        groups.Add(inGroup);
        return new(Math.Max(end, start + 1), new([.. digits]), LooksLikePhone(groups));
    }

    private static int NewGroup(List<int> groups, int finished)
    {
        if (finished > 0)
            groups.Add(finished);
        return 1;
    }

    private static bool IsSeparator(char c) => c is ' ' or '-' or '.' or '(' or ')' or '+' or '/' or '‐' or '‑' or '–' or '—' or 'ー' or '・' or '_' or '*';

    private static bool LooksLikePhone(List<int> groups) => groups is [3, 3, 4] or [1, 3, 3, 4] or [3, 4, 4] or [2, 4, 4] or [3, 7] or [3, 3, 3];
}
