using System.Globalization;
using Microsoft.Extensions.Localization;

namespace PeerCircle.Server.Library;

/// <summary>Regions and languages one can choose helplines in, by name.</summary>
public sealed class RegionNames(IStringLocalizer<HelpWords> words)
{
    /// <summary>The languages of the card, by their own names.</summary>
    public static IReadOnlyDictionary<string, string> Languages => SupportWords.Languages;

    /// <summary>A region in the reader's language.</summary>
    public string Of(string region) => region switch
    {
        "JP" => words["Japan"],
        "KR" => words["South Korea"],
        "IT" => words["Italy"],
        "GB" => words["United Kingdom"],
        "IE" => words["Ireland"],
        "US" => words["United States"],
        { Length: 2 } => new RegionInfo(region).EnglishName,
        _ => words["Somewhere else"],
    };
}
