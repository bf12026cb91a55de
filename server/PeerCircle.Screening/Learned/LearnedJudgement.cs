using System.Globalization;

namespace PeerCircle.Screening.Learned;

/// <summary>
/// Joins the scores with what the rules found. A score adds what no list holds, and takes back what shipped phrases alone found where it
/// is all but sure that they mean something else here ("rubbish" on the day it is collected). A term that a moderator wrote counts
/// always, and so do numbers, links and handles. Strict visibility belongs to the rules, but for a goodbye or a plan that only the
/// score sees.
/// </summary>
internal static class LearnedJudgement
{
    private const float OtherFrom = 0.5f;
    private const float PartingFrom = 0.6f;

    // In letters, per group: what a word or two do, or a name, is for the lists and rules to say.
    private static readonly int[] Shortest = [5, 5, 12];
    private static readonly (Head Head, string Category, Visibility Visibility)[] Heads =
    [
        (Head.Crisis, Categories.Crisis, Visibility.Folded),
        (Head.Contact, Categories.Contact, Visibility.Refused),
        (Head.Abuse, Categories.Abuse, Visibility.Held),
        (Head.Grooming, Categories.Grooming, Visibility.Held),
        (Head.Spam, Categories.Spam, Visibility.Held),
    ];

    /// <summary>Which number of a row of thresholds belongs to a category.</summary>
    public static IEnumerable<(int Place, string Category)> Places => Heads.Select(h => ((int)h.Head, h.Category));

    /// <summary>Each category's score beside the one from which it counts.</summary>
    public static IReadOnlyList<LearnedScore> Against(Scores? scores, float[]? thresholds) =>
        scores is not { } known || thresholds is null ? []
        : [.. Heads.Select(h => new LearnedScore(h.Category, known[h.Head], Model.From(thresholds, known.Group, h.Head)))];

    /// <summary>Changes the findings of the rules in place. Beside a helpline's number it is left to the rules whether there is another.</summary>
    public static void Join(List<Finding> findings, Scores scores, float[] thresholds, Rules.Reading reading)
    {
        foreach (var (head, category, visibility) in Heads)
        {
            var score = scores[head];
            // Distress beside something else that was found is not harmless, whatever the score says.
            if (findings.Count > 0 && score < Model.Doubt(thresholds, scores.Group, head) && !(head is Head.Crisis && HasOther(findings, category)))
                TakeBack(findings, category);
            if (score >= Model.From(thresholds, scores.Group, head) && !Has(findings, category)
                && !(head != Head.Crisis && reading.Words.Length < Shortest[scores.Group])
                && !(head is Head.Contact && Rules.KnownNumbers.Names(reading.Helplines, reading.Surface)))
                findings.Add(Of(head, category, visibility, scores));
        }
    }

    private static void TakeBack(List<Finding> findings, string category)
    {
        for (var i = findings.Count - 1; i >= 0; i--)
        {
            if (findings[i].IsDoubtful && findings[i].Category == category)
                findings.RemoveAt(i);
        }
    }

    private static bool HasOther(List<Finding> findings, string category)
    {
        foreach (var finding in findings)
        {
            if (finding.Category != category)
                return true;
        }

        return false;
    }

    private static bool Has(List<Finding> findings, string category)
    {
        foreach (var finding in findings)
        {
            if (finding.Category == category)
                return true;
        }

        return false;
    }

    private static Finding Of(Head head, string category, Visibility visibility, Scores scores)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"learned:{category} {scores[head]:0.00}");
        if (head != Head.Crisis)
            return new(name, category, visibility, Concern.None, "");
        var seen = scores[Head.Parting] >= PartingFrom ? Visibility.Held : visibility;
        return new(name, category, seen, scores[Head.Other] >= OtherFrom ? Concern.Other : Concern.Self, "");
    }
}
