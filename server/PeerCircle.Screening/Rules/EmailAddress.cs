using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>An e-mail address, as such or in words ("mika at gmail dot com").</summary>
public sealed class EmailAddress : IRule
{
    private const string Name = "contact.email";
    private const int LongestName = 64;
    private const int LongestHost = 64;
    private const int Nearby = 40;

    public Finding? Judge(Reading reading)
    {
        if (Written(reading.Surface) is (var start, var end))
            return reading.OnSurface(Name, Categories.Contact, Visibility.Refused, Concern.None, start, end);
        return Spoken(reading) is { } host ? reading.Of(host, Name, Visibility.Refused, Concern.None) : null;
    }

    private static (int Start, int End)? Written(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('@'); at >= 0;)
        {
            var start = at;
            while (start > 0 && at - start < LongestName && (Script.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
                start--;
            var end = at + 1;
            while (end < text.Length && end - at < LongestHost && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
                end++;
            if (start < at && text[(at + 1)..end].TrimEnd('.').IndexOf('.') > 0)
                return (start, end);
            var next = text[(at + 1)..].IndexOf('@');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    private static Sign? Spoken(Reading reading)
    {
        if (reading.First(Categories.Contact, "mailhost") is not { } host)
            return null;
        foreach (var sign in reading.Signs)
        {
            if (sign.Is(Categories.Contact, "dot") && Math.Abs(sign.Start - host.End) < Nearby)
                return host;
        }

        return null;
    }
}
