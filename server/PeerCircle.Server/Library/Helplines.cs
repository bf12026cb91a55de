namespace PeerCircle.Server.Library;

/// <summary>The directory of helplines that ships. Every entry has a source; nothing in it comes from memory.</summary>
public static class Helplines
{
    /// <summary>The region of those who are in none of the listed ones.</summary>
    public const string International = "international";

    private static readonly Directory Shipped = LibraryData.Read<Directory>("helplines.json");

    /// <summary>The regions one can choose, in order; the last is <see cref="International"/>.</summary>
    public static IReadOnlyList<string> Regions { get; } = [.. Shipped.Regions.Select(region => region.Code)];

    /// <summary>Every entry, for the desk to confirm.</summary>
    public static IReadOnlyList<Helpline> All => Shipped.Helplines;

    /// <summary>The known region of that code, however it is written; International for any other.</summary>
    public static string RegionOf(string? region) =>
        Regions.FirstOrDefault(known => string.Equals(known, region?.Trim(), StringComparison.OrdinalIgnoreCase)) ?? International;

    /// <summary>The emergency numbers of a region; null where they differ by country.</summary>
    public static string? EmergencyOf(string? region) => Shipped.Regions.First(known => known.Code == RegionOf(region)).Emergency;

    /// <summary>What can be reached from a region: writing before speaking, confirmed before unconfirmed, the international directory last. Never empty.</summary>
    /// <param name="region">A region's code; anything unknown gets the international entries.</param>
    public static IReadOnlyList<HelplineWay> For(string? region)
    {
        var code = RegionOf(region);
        return
        [
            .. Shipped.Helplines.Where(line => line.Region == code || line.Region == International)
                .SelectMany(line => line.Channels, (line, channel) => new HelplineWay(line, channel))
                .OrderBy(way => way.Line.Region == International && code != International)
                .ThenBy(way => way.Channel.Rank)
                .ThenBy(way => way.Line.Confirm),
        ];
    }

    private sealed record Directory(IReadOnlyList<HelplineRegion> Regions, IReadOnlyList<Helpline> Helplines);
}

/// <summary>A helpline and one way to reach it.</summary>
public sealed record HelplineWay(Helpline Line, HelplineChannel Channel);
