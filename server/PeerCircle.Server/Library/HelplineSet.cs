using System.Collections.Frozen;

namespace PeerCircle.Server.Library;

/// <summary>A directory of helplines as a whole.</summary>
public sealed class HelplineSet
{
    private readonly IReadOnlyList<HelplineRegion> regions;

    /// <param name="regions">Regions with known emergency numbers, in order; the last is <see cref="Helplines.International"/>.</param>
    /// <param name="lines">The entries. Regions that only they name are added.</param>
    public HelplineSet(IReadOnlyList<HelplineRegion> regions, IReadOnlyList<Helpline> lines)
    {
        var more = lines.Select(line => line.Region).Except(regions.Select(region => region.Code), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        this.regions = [.. regions.SkipLast(1), .. more.Select(code => new HelplineRegion(code, null)), regions[^1]];
        Regions = [.. this.regions.Select(region => region.Code)];
        Lines = lines;
        Numbers = lines.SelectMany(line => line.Channels).Select(way => string.Concat((way.Number ?? "").Where(char.IsAsciiDigit)))
            .Where(number => number.Length > 0).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The regions one can choose, in order; the last is <see cref="Helplines.International"/>.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>What can be dialled or texted, digits only.</summary>
    public IReadOnlySet<string> Numbers { get; }

    /// <summary>Every entry.</summary>
    public IReadOnlyList<Helpline> Lines { get; }

    /// <summary>The known region of that code, however it is written; International for any other.</summary>
    public string RegionOf(string? region) =>
        Regions.FirstOrDefault(known => string.Equals(known, region?.Trim(), StringComparison.OrdinalIgnoreCase)) ?? Helplines.International;

    /// <summary>The emergency numbers of a region; null where nobody has told them, or they differ by country.</summary>
    public string? EmergencyOf(string? region)
    {
        var code = RegionOf(region);
        return regions.First(known => known.Code == code).Emergency;
    }

    /// <summary>
    /// What can be reached from a region: what is closed right now after what is not, writing before speaking, confirmed before unconfirmed, the
    /// international directory last. Never empty as long as there is an international entry.
    /// </summary>
    /// <param name="region">A region's code; anything unknown gets the international entries.</param>
    /// <param name="now">The moment.</param>
    public IReadOnlyList<HelplineWay> For(string? region, DateTimeOffset now)
    {
        var code = RegionOf(region);
        return
        [
            .. Lines.Where(line => line.Region == code || line.Region == Helplines.International)
                .SelectMany(line => line.Channels, (line, channel) => new HelplineWay(line, channel, OpenHours.IsOpen(channel.Open ?? line.Open, now)))
                .OrderBy(way => way.Line.Region == Helplines.International && code != Helplines.International)
                .ThenBy(way => way.IsOpen is false)
                .ThenBy(way => way.Channel.Rank)
                .ThenBy(way => way.Line.Confirm),
        ];
    }
}

/// <summary>A helpline and one way to reach it.</summary>
/// <param name="Line">The helpline.</param>
/// <param name="Channel">The way.</param>
/// <param name="IsOpen">Whether it answers right now; null when nobody has told its hours.</param>
public sealed record HelplineWay(Helpline Line, HelplineChannel Channel, bool? IsOpen);
