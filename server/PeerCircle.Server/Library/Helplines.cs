using System.Security.Cryptography;
using System.Text;

namespace PeerCircle.Server.Library;

/// <summary>The directory of helplines that ships, which is where each circle's own begins. Every entry has a source; nothing in it comes from memory.</summary>
public static class Helplines
{
    /// <summary>The region of those who are in none of the listed ones.</summary>
    public const string International = "international";

    private static readonly Directory Read = LibraryData.Read<Directory>("helplines.json");

    /// <summary>All that ships.</summary>
    public static HelplineSet Shipped { get; } = new(Read.Regions, Read.Helplines);

    /// <summary>The entries that ship, by their keys.</summary>
    public static IReadOnlyDictionary<string, Helpline> ByKey { get; } = Shipped.Lines.ToDictionary(line => line.Key, StringComparer.Ordinal);

    /// <summary>The directory with other entries in it.</summary>
    public static HelplineSet With(IReadOnlyList<Helpline> lines) => new(Read.Regions, lines);

    /// <summary>Tells whether what ships under a key is still what it was; empty for what does not ship.</summary>
    public static string MarkOf(string key) => ByKey.TryGetValue(key, out var line)
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(HelplineFacts.Write(line))))[..16]
        : "";

    private sealed record Directory(IReadOnlyList<HelplineRegion> Regions, IReadOnlyList<Helpline> Helplines);
}
