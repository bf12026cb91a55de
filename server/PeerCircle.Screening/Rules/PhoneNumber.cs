using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>
/// Digits that look like a phone number: nine to fifteen in short groups that begin with +, 0 or a Korean or American pattern, or what the
/// numbering plan of a region says is a mobile phone. Helplines and freephone numbers may be named, and a score, a date, a price or a version is not a number to call.
/// </summary>
public sealed class PhoneNumber : IRule
{
    private const int Shortest = 9;
    private const int Longest = 15;

    // The plans take some microseconds: a text of nothing but numbers is judged by how they look.
    private const int MostAsked = 12;

    public Finding? Judge(Reading reading)
    {
        var text = reading.Surface;
        var asked = 0;
        for (var at = NextStart(text, 0); at >= 0; at = NextStart(text, at))
        {
            var run = DigitRun.At(text, at);
            if (IsPhone(run, text, at, reading, ref asked))
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

    private static bool IsPhone(DigitRun run, ReadOnlySpan<char> text, int at, Reading reading, ref int asked)
    {
        if (run.Digits is < Shortest or > Longest)
            return false;
        var digits = run.Written(text, at);
        if (reading.Helplines.Contains(digits) || IsCounted(text, at, run.End) || Touches(text, at, run.End) || LooksLike.EndOfAnId(text, at)
            || LooksLike.Date(text[at..run.End]))
            return false;
        if (run.Begin is '0' or '8' && asked++ < MostAsked && reading.Regions.HasFreephone(digits))
            return false;
        if (reading.Has(Categories.Contact, "reach"))
            return true;
        if (LooksLike.Amount(text[at..run.End], run))
            return false;
        return text[at] == '+' || run.Begin == '0' || run.IsGroupedLikeAPhone
            || (run.BeginsWithThree && asked++ < MostAsked && reading.Regions.HasMobile(digits));
    }

    private static bool IsCounted(ReadOnlySpan<char> text, int start, int end) =>
        KnownNumbers.CountsSomething(text[Math.Max(0, start - 14)..start]) || KnownNumbers.CountsSomething(text.Slice(end, Math.Min(10, text.Length - end)));

    private static bool Touches(ReadOnlySpan<char> text, int start, int end) =>
        (start > 0 && Script.IsSpaced(text[start - 1])) || (end < text.Length && Script.IsSpaced(text[end]));
}
