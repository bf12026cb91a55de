using System.Globalization;

namespace PeerCircle.Screening.Learned;

/// <summary>
/// Joins the scores with what the rules found. A score adds what no list holds and never takes back a rule: a term that a moderator wrote
/// counts, and strict visibility belongs to the rules, but for a goodbye or a plan that only the score sees.
/// </summary>
internal static class LearnedJudgement
{
    private const float OtherFrom = 0.5f;
    private const float PartingFrom = 0.6f;
    private static readonly (Head Head, string Category, Visibility Visibility)[] Heads =
    [
        (Head.Crisis, Categories.Crisis, Visibility.Folded),
        (Head.Contact, Categories.Contact, Visibility.Refused),
        (Head.Abuse, Categories.Abuse, Visibility.Held),
        (Head.Grooming, Categories.Grooming, Visibility.Held),
        (Head.Spam, Categories.Spam, Visibility.Held),
    ];


    /// <summary>Changes the findings of the rules in place.</summary>
    public static void Join(List<Finding> findings, Scores scores, float[] thresholds)
    {
        foreach (var (head, category, visibility) in Heads)
        {
            var score = scores[head];
            if (score >= thresholds[(scores.Group * Model.Heads) + (int)head] && !findings.Exists(f => f.Category == category))
                findings.Add(Of(head, category, visibility, scores));
        }
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
