using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>A link to anywhere but the few places that are only for reading, listening or getting help.</summary>
public sealed class Link : IRule
{
    private const int LongestHost = 100;

    public Finding? Judge(Reading reading)
    {
        var text = reading.Shadow.Surface;
        for (var dot = text.IndexOf('.', StringComparison.Ordinal); dot >= 0;)
        {
            var (start, end) = HostAround(text, dot);
            var host = text.AsSpan(start, end - start).Trim('.');
            var isAddressOfMail = start > 0 && text[start - 1] == '@';
            if (!isAddressOfMail && (IsMarked(text, start) || KnownHosts.IsHost(host, end < text.Length && text[end] == '/')) && !KnownHosts.IsForReading(host))
                return new("contact.link", Categories.Contact, Visibility.Refused, Concern.None, text[start..end]);
            dot = end >= text.Length ? -1 : text.IndexOf('.', Math.Max(end, dot + 1));
        }

        return null;
    }

    private static (int Start, int End) HostAround(string text, int dot)
    {
        var (start, end) = (dot, dot);
        while (start > 0 && dot - start < LongestHost && IsHostChar(text[start - 1]))
            start--;
        while (end < text.Length && end - dot < LongestHost && IsHostChar(text[end]))
            end++;
        return (start, end);
    }

    private static bool IsHostChar(char c) => c is '.' or '-' || Script.IsSpaced(c);

    private static bool IsMarked(string text, int start) => text.AsSpan(0, start).EndsWith("://", StringComparison.Ordinal);
}
