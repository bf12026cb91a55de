using System.Globalization;
using Microsoft.Extensions.Localization;

namespace PeerCircle.Server.Library;

/// <summary>Regions and languages one can choose helplines in, by name.</summary>
public sealed class RegionNames(IStringLocalizer<HelpWords> words)
{
    /// <summary>The languages of the card, by their own names.</summary>
    public static IReadOnlyDictionary<string, string> Languages => SupportWords.Languages;

    // By a culture of each: by its code alone not every country is known.
    private static readonly Dictionary<string, RegionInfo> Known = CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .Select(culture => new RegionInfo(culture.Name)).Where(region => region.TwoLetterISORegionName is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
        .DistinctBy(region => region.TwoLetterISORegionName, StringComparer.Ordinal)
        .ToDictionary(region => region.TwoLetterISORegionName, StringComparer.Ordinal);

    /// <summary>The codes of all countries this machine knows.</summary>
    public static IReadOnlyCollection<string> Countries => Known.Keys;

    /// <summary>True for the code of one of them.</summary>
    public static bool IsCountry(string code) => Known.ContainsKey(code);

    /// <summary>A region in the reader's language.</summary>
    public string Of(string region) => region switch
    {
        "JP" => words["Japan"],
        "KR" => words["South Korea"],
        "IT" => words["Italy"],
        "GB" => words["United Kingdom"],
        "IE" => words["Ireland"],
        "US" => words["United States"],
        _ when Known.TryGetValue(region, out var country) => country.DisplayName,
        _ => words["Somewhere else"],
    };
}
