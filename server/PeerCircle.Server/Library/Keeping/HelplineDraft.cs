using PeerCircle.Contracts;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Library;

/// <summary>An entry as a moderator wrote it, field by field.</summary>
/// <param name="Field">What stands in a field; empty for nothing.</param>
public sealed record HelplineDraft(Func<string, string> Field)
{
    public const int NameUnits = 80;
    public const int WordUnits = 160;
    public const int SourceUnits = 300;

    /// <summary>Most ways to reach one helpline.</summary>
    public const int MostWays = 8;

    private static readonly IReadOnlyList<string> WordFields =
        ["hours", "audience", "remark", .. Enumerable.Range(0, MostWays).SelectMany<int, string>(at => [$"hours-{at}", $"remark-{at}"])];

    /// <summary>Where it was looked up: bounded, or null when it is none.</summary>
    public static string? SourceOf(string? written) => Line(written, SourceUnits) is { Length: >= 3 } source ? source : null;

    /// <summary>The entry, or what is wrong with it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="today">The day on which it was looked up.</param>
    public (Helpline? Line, HelplineFault? Fault) Read(string key, DateOnly today)
    {
        if (Line(Field("name"), NameUnits) is not { } name) return (null, HelplineFault.Name);
        if (RegionOf(Field("region")) is not { } region) return (null, HelplineFault.Region);
        if (Words("hours") is not { Count: > 0 } hours) return (null, HelplineFault.NoHours);
        var open = Field("open").Trim();
        if (!OpenHours.IsUnderstood(open)) return (null, HelplineFault.Open);
        var (ways, fault) = Ways();
        if (fault is not null) return (null, fault);
        if (SourceOf(Field("source")) is not { } source) return (null, HelplineFault.Source);
        if (IsTooLong()) return (null, HelplineFault.TooLong);
        var line = new Helpline(key, region, name, hours, ways, source, Day(today), false, Words("audience"), Words("remark"), open.Length == 0 ? null : open);
        return (line, null);
    }

    /// <summary>A day as entries write it.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? RegionOf(string written) => written == Helplines.International || RegionNames.IsCountry(written) ? written : null;

    private (IReadOnlyList<HelplineChannel> Ways, HelplineFault? Fault) Ways()
    {
        var ways = new List<HelplineChannel>();
        for (var at = 0; at < MostWays; at++)
        {
            var (kind, reach) = (Field($"kind-{at}"), Field($"reach-{at}").Trim());
            if (reach.Length == 0) continue;
            if (HelplineWays.Of(kind, reach) is not { } way) return ([], HelplineFault.Reach);
            var open = Field($"open-{at}").Trim();
            if (open != HelplineWays.NotKnown && !OpenHours.IsUnderstood(open)) return ([], HelplineFault.Open);
            ways.Add(way with { Hours = Words($"hours-{at}"), Remark = Words($"remark-{at}"), Open = open switch { "" => null, HelplineWays.NotKnown => "", _ => open } });
        }
        return (ways, ways.Count == 0 ? HelplineFault.NoWay : null);
    }

    private Dictionary<string, string>? Words(string name)
    {
        var words = RegionNames.Languages.Keys.Select(language => (Language: language, Text: Line(Field($"{name}-{language}"), WordUnits)))
            .Where(word => word.Text is not null).ToDictionary(word => word.Language, word => word.Text!, StringComparer.Ordinal);
        return words.Count == 0 ? null : words;
    }

    // What is no word is left out above; here it is told from what was never written.
    private bool IsTooLong() => WordFields
        .SelectMany(name => RegionNames.Languages.Keys, (name, language) => Field($"{name}-{language}").Trim())
        .Any(written => written.Length > 0 && Line(written, WordUnits) is null);

    private static string? Line(string? written, int units) =>
        TextCheck.Of((written ?? "").Trim().ReplaceLineEndings(" "), units, Limits.TextBytes) is CheckedText.Ok(var text) ? text : null;
}
