namespace PeerCircle.Server.Library;

/// <summary>The directory of helplines that ships. Every entry has a source; nothing in it comes from memory.</summary>
public static class Helplines
{
    /// <summary>The region of those who are in none of the listed ones.</summary>
    public const string International = "international";

    private static readonly Directory Shipped = LibraryData.Read<Directory>("helplines.json");

    /// <summary>The regions one can choose, in order; the last is <see cref="International"/>.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. Shipped.Regions.Select(region => region.Code)];

    /// <summary>Every entry.</summary>
    public static IReadOnlyList<Helpline> All => Shipped.Helplines;

    /// <summary>The known region of that code, however it is written; International for any other.</summary>
    public static string RegionOf(string? region) =>
        Regions.FirstOrDefault(known => string.Equals(known, region?.Trim(), StringComparison.OrdinalIgnoreCase)) ?? International;

    /// <summary>The emergency numbers of a region; null where they differ by country.</summary>
    public static string? EmergencyOf(string? region) => Shipped.Regions.First(known => known.Code == RegionOf(region)).Emergency;

    /// <summary>
    /// What can be reached from a region: what is closed right now after what is not, writing before speaking, confirmed before unconfirmed, the
    /// international directory last. Never empty as long as <paramref name="lines"/> has an international entry.
    /// </summary>
    /// <param name="lines">The directory.</param>
    /// <param name="region">A region's code; anything unknown gets the international entries.</param>
    /// <param name="now">The moment.</param>
    public static IReadOnlyList<HelplineWay> For(IEnumerable<Helpline> lines, string? region, DateTimeOffset now)
    {
        var code = RegionOf(region);
        return
        [
            .. lines.Where(line => line.Region == code || line.Region == International)
                .SelectMany(line => line.Channels, (line, channel) => new HelplineWay(line, channel, OpenHours.IsOpen(channel.Open ?? line.Open, now)))
                .OrderBy(way => way.Line.Region == International && code != International)
                .ThenBy(way => way.IsOpen is false)
                .ThenBy(way => way.Channel.Rank)
                .ThenBy(way => way.Line.Confirm),
        ];
    }

    private sealed record Directory(IReadOnlyList<HelplineRegion> Regions, IReadOnlyList<Helpline> Helplines);
}

/// <summary>A helpline and one way to reach it.</summary>
/// <param name="Line">The helpline.</param>
/// <param name="Channel">The way.</param>
/// <param name="IsOpen">Whether it answers right now; null when nobody has told its hours.</param>
public sealed record HelplineWay(Helpline Line, HelplineChannel Channel, bool? IsOpen);
