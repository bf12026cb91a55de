namespace PeerCircle.Screening;

/// <summary>What a text came to, and everything that had a part in it.</summary>
/// <param name="Words">The text as the rules read it.</param>
/// <param name="Terms">Every phrase of the lists that stands in it, each once; also those that only count beside others, or excuse others.</param>
/// <param name="Scores">The learned scores; empty in a build without them.</param>
/// <param name="Result">The verdict.</param>
public sealed record Explanation(string Words, IReadOnlyList<FoundTerm> Terms, IReadOnlyList<LearnedScore> Scores, ScreeningResult Result)
{
    /// <summary>The whole in one line: <c>abuse.insult "muppet" → hold</c>.</summary>
    public string Line
    {
        get
        {
            var reasons = Result.Findings.Select(f => f.Matched.Length == 0 ? f.Rule : $"{f.Rule} \"{f.Matched.Replace('\n', ' ')}\"");
            var verdict = Result.Verdict.ToString().ToLowerInvariant();
            return Result.Findings.Count == 0 ? verdict : $"{string.Join(", ", reasons)} → {verdict}";
        }
    }
}

/// <summary>A phrase of the lists that stands in a text.</summary>
/// <param name="Category">Its category.</param>
/// <param name="Section">Its section.</param>
/// <param name="Matched">The words it covers.</param>
public sealed record FoundTerm(string Category, string Section, string Matched);

/// <summary>A learned score.</summary>
/// <param name="Category">What it was taught to tell.</param>
/// <param name="Score">How likely the text is that, 0 to 1.</param>
/// <param name="From">The score from which on it counts in this language.</param>
public sealed record LearnedScore(string Category, float Score, float From)
{
    public bool Counts => Score >= From;
}
