using System.Text.RegularExpressions;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>Language and region as people and programs write them.</summary>
public static partial class Tags
{
    /// <summary>The tag in its usual form; the default for nothing; null for what is no tag.</summary>
    public static string? Language(string? tag) => string.IsNullOrWhiteSpace(tag) ? Languages.Default
        : LanguageTag().Match(tag) is { Success: true } match ? match.Groups["language"].Value.ToLowerInvariant() + match.Groups["rest"].Value
        : null;

    /// <summary>ISO 3166 alpha-2 in capitals; empty for nothing; null for what is no region.</summary>
    public static string? Region(string? region) => string.IsNullOrWhiteSpace(region) ? ""
        : region is [var first, var second] && char.IsAsciiLetter(first) && char.IsAsciiLetter(second) ? region.ToUpperInvariant()
        : null;

    [GeneratedRegex("^(?<language>[A-Za-z]{2,3})(?<rest>-[A-Za-z0-9]{2,8})?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LanguageTag();
}
