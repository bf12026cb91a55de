namespace PeerCircle.Screening.Training;

/// <summary>Prints an evaluation as tables in Markdown.</summary>
public static class Report
{
    private static readonly string?[] Languages = ["en", "ja", "ko", "it", null];
    private static readonly string[] Kinds = ["active", "passive", "goodbye", "hint", "third", "evasion", "indirect"];

    public static void Write(TextWriter output, Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(evaluation);
        output.WriteLine("| category | language | recall | precision | false alarms on look-alikes |\n| --- | --- | --- | --- | --- |");
        foreach (var category in Categories.All)
        {
            foreach (var language in Languages)
                output.WriteLine($"| {category} | {language ?? "all"} | {evaluation.Recall(category, language)} | {evaluation.Precision(category, language)} | {evaluation.FalseAlarms(category, language)} |");
        }

        output.WriteLine("\n| language | any alarm on look-alikes | any alarm in ordinary talk |\n| --- | --- | --- |");
        foreach (var language in Languages)
            output.WriteLine($"| {language ?? "all"} | {evaluation.FalseAlarms(null, language)} | {evaluation.FalseAlarmsInOrdinaryTalk(language)} |");
        output.WriteLine($"\n| crisis recall | {string.Join(" | ", Languages.Select(l => l ?? "all"))} |\n| --- |{string.Concat(Languages.Select(_ => " --- |"))}");
        foreach (var kind in Kinds)
            output.WriteLine($"| {kind} | {string.Join(" | ", Languages.Select(l => evaluation.Recall(Categories.Crisis, l, kind)))} |");
    }

    /// <summary>What is left of the recall when a text is disguised.</summary>
    public static void WriteEvasions(TextWriter output, Folds folds)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(folds);
        var screeners = folds.Screeners();
        output.WriteLine($"\n| disguise | {string.Join(" | ", Categories.All)} |\n| --- |{string.Concat(Categories.All.Select(_ => " --- |"))}");
        foreach (var (name, change) in Disguises.All)
        {
            var evaluation = new Evaluation(folds.Examples, screeners, change);
            output.WriteLine($"| {name} | {string.Join(" | ", Categories.All.Select(c => evaluation.Recall(c)))} |");
        }
    }
}
