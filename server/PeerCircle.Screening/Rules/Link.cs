using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>A link to anywhere but the few places that are only for reading, listening or getting help.</summary>
public sealed class Link : IRule
{
    private const int LongestHost = 100;

    public Finding? Judge(Reading reading)
    {
        var text = reading.Surface;
        for (var dot = text.IndexOf('.'); dot >= 0;)
        {
            var (start, end) = HostAround(text, dot);
            if (IsLink(text, start, end))
                return reading.OnSurface("contact.link", Categories.Contact, Visibility.Refused, Concern.None, start, end);
            var from = Math.Max(end, dot + 1);
            var next = from >= text.Length ? -1 : text[from..].IndexOf('.');
            dot = next < 0 ? -1 : from + next;
        }

        return null;
    }

    private static bool IsLink(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0 && text[start - 1] == '@')
            return false;
        var host = text[start..end].Trim('.');
        return (text[..start].EndsWith("://") || KnownHosts.IsHost(host, end < text.Length && text[end] == '/')) && !KnownHosts.IsForReading(host);
    }

    private static (int Start, int End) HostAround(ReadOnlySpan<char> text, int dot)
    {
        var (start, end) = (dot, dot);
        while (start > 0 && dot - start < LongestHost && IsHostChar(text[start - 1]))
            start--;
        while (end < text.Length && end - dot < LongestHost && IsHostChar(text[end]))
            end++;
        return (start, end);
    }

    private static bool IsHostChar(char c) => c is '.' or '-' || Script.IsSpaced(c);
}
