using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PeerCircle.Server.Hosting;

/// <summary>
/// How many connections a node takes, by how many files it may hold open: over the bound newcomers are turned away at once, and the
/// database, the keys and the log still get theirs. Left alone, Kestrel takes connections until nothing can be opened any more.
/// </summary>
internal static class OpenFiles
{
    /// <summary>What a node holds open by itself: about 360 when nobody is there, and up to 100 connections to the database.</summary>
    private const long Reserve = 512;

    private const string Source = "/proc/self/limits";

    private static readonly long Connections = Read();

    /// <summary>Most live connections. The rest is for pages and calls, and for those who are told that it is full.</summary>
    public static long Live { get; } = Connections / 4 * 3;

    public static void Bound(KestrelServerLimits limits)
    {
        limits.MaxConcurrentConnections = Connections - Live;
        // Whoever comes by another way than asking first is refused here, less politely.
        limits.MaxConcurrentUpgradedConnections = Live;
    }

    private static long Read()
    {
        if (!File.Exists(Source)) return int.MaxValue;
        const string name = "Max open files";
        var soft = File.ReadLines(Source).First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].TrimStart().Split(' ')[0];
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? Math.Max(most - Reserve, most / 4) : int.MaxValue;
    }
}
