using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>A messenger's name beside a way to be reached there ("add me on", an id, a handle), or a handle with its tag.</summary>
public sealed class MessengerHandle : IRule
{
    private const int Nearby = 32;

    public Finding? Judge(Reading reading)
    {
        var matched = Reached(reading) ?? Tagged(reading.Shadow.Surface);
        return matched is null ? null : new("contact.messenger", Categories.Contact, Visibility.Refused, Concern.None, matched);
    }

    private static string? Reached(Reading reading)
    {
        Sign? reach = null;
        Sign? messenger = null;
        foreach (var sign in reading.Signs)
        {
            if (sign.Is(Categories.Contact, "reach"))
                reach = sign;
            else if (sign.Is(Categories.Contact, "messenger"))
                messenger = sign;
            if (messenger is { } m && (HasHandle(reading.Shadow.Words, m.End) || (reach is { } r && AreNear(m, r))))
                return reading.Matched(m);
        }

        return null;
    }

    private static bool AreNear(Sign a, Sign b) => Math.Max(a.Start, b.Start) - Math.Min(a.End, b.End) <= Nearby;

    // A word of letters and digits right after the messenger's name: "discord mika2041".
    private static bool HasHandle(string words, int from)
    {
        var at = from;
        while (at < words.Length && words[at] == ' ')
            at++;
        var (letters, digits) = (0, 0);
        for (; at < words.Length && Script.IsSpaced(words[at]); at++)
            _ = char.IsAsciiDigit(words[at]) ? digits++ : letters++;
        return letters >= 2 && digits >= 2;
    }

    // "mika#2041": a name with a four-digit tag.
    private static string? Tagged(string text)
    {
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = text.IndexOf('#', at + 1))
        {
            var digits = 0;
            while (at + digits + 1 < text.Length && char.IsAsciiDigit(text[at + digits + 1]))
                digits++;
            if (digits == 4 && at > 1 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at - 2]))
                return text[(at - 2)..(at + 5)];
        }

        return null;
    }
}
