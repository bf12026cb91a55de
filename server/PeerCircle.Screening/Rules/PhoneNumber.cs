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
        var text = reading.Surface;
        for (var at = NextStart(text, 0); at >= 0; at = NextStart(text, at))
        {
            var run = DigitRun.At(text, at);
            if (IsPhone(run, text, at, reading))
                return reading.OnSurface("contact.phone", Categories.Contact, Visibility.Refused, Concern.None, at, run.End);
            at = run.End;
        }

        return null;
    }

    private static int NextStart(ReadOnlySpan<char> text, int from)
    {
        if (from >= text.Length)
            return -1;
        var next = text[from..].IndexOfAnyInRange('0', '9');
        if (next < 0)
            return -1;
        var at = from + next;
        return at > from && text[at - 1] is '+' or '(' ? at - 1 : at;
    }

    private static bool IsPhone(DigitRun run, ReadOnlySpan<char> text, int at, Reading reading)
    {
        if (run.Digits is < Shortest or > Longest || KnownNumbers.IsHelpline(run.Written(text, at)))
            return false;
        if (KnownNumbers.CountsSomething(text[Math.Max(0, at - 14)..at]) || KnownNumbers.CountsSomething(text.Slice(run.End, Math.Min(10, text.Length - run.End))) || Touches(text, at, run.End))
            return false;
        return text[at] == '+' || run.Begin == '0' || run.IsGroupedLikeAPhone || reading.Has(Categories.Contact, "reach");
    }

    private static bool Touches(ReadOnlySpan<char> text, int start, int end) =>
        (start > 0 && Script.IsSpaced(text[start - 1])) || (end < text.Length && Script.IsSpaced(text[end]));
}
