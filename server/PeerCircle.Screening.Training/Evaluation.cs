namespace PeerCircle.Screening.Training;

/// <summary>What came of each example, judged by a screener that had not been taught it.</summary>
public sealed class Evaluation
{
    private readonly List<(Example Example, ScreeningResult Result)> _judged;

    /// <param name="examples">What to judge.</param>
    /// <param name="screenerOf">The screener for each.</param>
    /// <param name="change">What is done to each text first; nothing when left out.</param>
    public Evaluation(IEnumerable<Example> examples, Func<Example, Screener> screenerOf, Func<string, string>? change = null) =>
        _judged = [.. examples.Select(e => (e, screenerOf(e).Check(change is null ? e.Text : change(e.Text), null, e.Place)))];

    /// <summary>How many of a category were found.</summary>
    public Share Recall(string category, string? language = null, string? kind = null) => Share.Among(
        _judged.Where(j => j.Example.Category == category && Is(j.Example, language) && (kind is null || j.Example.Kind == kind)),
        j => j.Result.Categories.Contains(category, StringComparer.Ordinal));

    /// <summary>How many of those that were given a category are of it.</summary>
    public Share Precision(string category, string? language = null) => Share.Among(
        _judged.Where(j => Is(j.Example, language) && j.Result.Categories.Contains(category, StringComparer.Ordinal)), j => j.Example.Category == category);

    /// <summary>How many look-alikes were taken for a category; for anything at all when it is left out.</summary>
    public Share FalseAlarms(string? category = null, string? language = null) => Share.Among(
        _judged.Where(j => j.Example.IsLookAlike && Is(j.Example, language)), j => IsAlarm(j.Result, category));

    /// <summary>The same for ordinary talk.</summary>
    public Share FalseAlarmsInOrdinaryTalk(string? language = null) => Share.Among(
        _judged.Where(j => j.Example.IsOrdinary && Is(j.Example, language)), j => IsAlarm(j.Result, null));

    /// <summary>What was judged wrongly, for a look at why.</summary>
    public IEnumerable<string> Mistakes() => _judged
        .Where(j => j.Example.Category == Example.Nothing ? j.Result.Verdict != Verdict.Allow : !j.Result.Categories.Contains(j.Example.Category, StringComparer.Ordinal))
        .Select(j => $"{j.Example.Language} {j.Example.Category}/{j.Example.Kind} -> {j.Result.Verdict} [{string.Join(", ", j.Result.Rules)}] {j.Example.Text}");

    private static bool IsAlarm(ScreeningResult result, string? category) =>
        category is null ? result.Verdict != Verdict.Allow : result.Categories.Contains(category, StringComparer.Ordinal);

    private static bool Is(Example example, string? language) => language is null || example.Language == language;
}
