using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Rules;

/// <summary>A messenger's name beside a way to be reached there ("add me on", an id, a handle), or a handle with its tag.</summary>
public sealed class MessengerHandle : IRule
{
    private const string Name = "contact.messenger";
    private const int Nearby = 32;

    public Finding? Judge(Reading reading)
    {
        if (Reached(reading) is { } messenger)
            return reading.Of(messenger, Name, Visibility.Refused, Concern.None);
        return Tagged(reading.Surface) is (var start, var end) ? reading.OnSurface(Name, Categories.Contact, Visibility.Refused, Concern.None, start, end) : null;
    }

    private static Sign? Reached(Reading reading)
    {
        Sign? reach = null;
        Sign? messenger = null;
        foreach (var sign in reading.Signs)
        {
            if (sign.Is(Categories.Contact, "reach"))
                reach = sign;
            else if (sign.Is(Categories.Contact, "messenger"))
                messenger = sign;
            if (messenger is { } m && (HasHandle(reading.Words, m.End) || (reach is { } r && AreNear(m, r))))
                return m;
        }

        return null;
    }

    private static bool AreNear(Sign a, Sign b) => Math.Max(a.Start, b.Start) - Math.Min(a.End, b.End) <= Nearby;

    // A word of letters and digits right after the messenger's name: "discord mika2041".
    private static bool HasHandle(ReadOnlySpan<char> words, int from)
    {
        var at = from;
        while (at < words.Length && words[at] == ' ')
            at++;
        var (letters, digits) = (0, 0);
        for (; at < words.Length && Script.IsSpaced(words[at]) && !(letters >= 2 && digits >= 2); at++)
            _ = char.IsAsciiDigit(words[at]) ? digits++ : letters++;
        return letters >= 2 && digits >= 2;
    }

    // "mika#2041": a name with a four-digit tag.
    private static (int Start, int End)? Tagged(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('#'); at >= 0;)
        {
            var digits = text[(at + 1)..].IndexOfAnyExceptInRange('0', '9');
            digits = digits < 0 ? text.Length - at - 1 : digits;
            if (digits == 4 && at > 1 && Script.IsLetterOrDigit(text[at - 1]) && Script.IsLetterOrDigit(text[at - 2]))
                return (at - 2, at + 5);
            var from = at + 1 + digits;
            var next = text[from..].IndexOf('#');
            at = next < 0 ? -1 : from + next;
        }

        return null;
    }
}
