using System.Text.RegularExpressions;

namespace PeerCircle.FaultTests.Support;

/// <summary>What a message says, without its markup.</summary>
internal static partial class Markup
{
    public static string TextOf(string html) => Tags().Replace(html, "").Trim();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tags();
}
