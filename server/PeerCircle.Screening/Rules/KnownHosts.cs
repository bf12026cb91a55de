using System.Collections.Frozen;

namespace PeerCircle.Screening.Rules;

/// <summary>What counts as a host name when it is written without a scheme, and which hosts anyone may point to.</summary>
internal static class KnownHosts
{
    private static readonly FrozenSet<string> Endings = FrozenSet.ToFrozenSet(
        ["com", "net", "org", "info", "biz", "io", "gg", "me", "app", "dev", "co", "tv", "link", "page", "site", "online", "xyz", "shop", "club",
            "jp", "kr", "it", "uk", "ie", "us", "eu", "de", "fr", "ru", "cn", "tw", "ly", "to", "cc", "chat", "social"], StringComparer.Ordinal);

    // Reading, listening and getting help; kept short on purpose.
    private static readonly string[] ForReading =
    [
        "wikipedia.org", "youtube.com", "youtu.be", "spotify.com", "nhk.or.jp", "bbc.co.uk", "archive.org",
        "go.jp", "lg.jp", "go.kr", "gov", "gov.uk", "gov.it", "gov.ie", "who.int", "nhs.uk",
        "findahelpline.com", "988lifeline.org", "samaritans.org", "giveusashout.org", "telefonoamico.it", "since2011.net", "talkme.jp", "lifelink.or.jp",
    ];

    // Doors of messengers, too short or too word-like for the general rule.
    private static readonly FrozenSet<string> Doors = FrozenSet.ToFrozenSet(["t.me", "line.me", "wa.me", "m.me", "x.com", "lin.ee", "open.kakao.com"], StringComparer.Ordinal);

    /// <summary>True when this reads as the name of a host.</summary>
    /// <param name="host">Letters, digits, points and dashes.</param>
    /// <param name="hasPath">True when a slash follows.</param>
    public static bool IsHost(ReadOnlySpan<char> host, bool hasPath)
    {
        var dot = host.LastIndexOf('.');
        if (host.StartsWith("www.") || Doors.GetAlternateLookup<ReadOnlySpan<char>>().Contains(host))
            return true;
        if (dot < 2)
            return false;
        var ending = host[(dot + 1)..];
        return Endings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(ending) && (hasPath || !IsWord(ending));
    }

    public static bool IsForReading(ReadOnlySpan<char> host)
    {
        foreach (var known in ForReading)
        {
            if (host.EndsWith(known, StringComparison.Ordinal) && (host.Length == known.Length || host[^(known.Length + 1)] == '.'))
                return true;
        }

        return false;
    }

    // "I like it.me too" is a missing space, not a host: endings that are words need www or a scheme.
    private static bool IsWord(ReadOnlySpan<char> ending) => ending is "it" or "me" or "to" or "us" or "link" or "page" or "shop" or "club" or "chat" or "online" or "co";
}
