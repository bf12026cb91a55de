namespace PeerCircle.Screening.Rules;

/// <summary>An e-mail address, as such or in words ("mika at gmail dot com").</summary>
public sealed class EmailAddress : IRule
{
    private const int LongestName = 64;
    private const int LongestHost = 64;
    private const int Nearby = 40;

    public Finding? Judge(Reading reading)
    {
        var matched = Written(reading.Shadow.Surface) ?? Spoken(reading);
        return matched is null ? null : new("contact.email", Categories.Contact, Visibility.Refused, Concern.None, matched);
    }

    private static string? Written(string text)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > 0 && at - start < LongestName && (char.IsLetterOrDigit(text[start - 1]) || "._%+-".Contains(text[start - 1], StringComparison.Ordinal)))
                start--;
            var end = at + 1;
            while (end < text.Length && end - at < LongestHost && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
                end++;
            var host = text.AsSpan(at + 1, end - at - 1).TrimEnd('.');
            if (start < at && host.IndexOf('.') > 0)
                return text[start..end];
        }

        return null;
    }

    private static string? Spoken(Reading reading)
    {
        if (reading.First(Categories.Contact, "mailhost") is not { } host)
            return null;
        foreach (var sign in reading.Signs)
        {
            if (sign.Is(Categories.Contact, "dot") && Math.Abs(sign.Start - host.End) < Nearby)
                return reading.Matched(host);
        }

        return null;
    }
}
