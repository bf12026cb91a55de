using PeerCircle.Screening.Lexicons;

namespace PeerCircle.Screening.Rules;

/// <summary>Weighs terms by what stands around them: idioms and negation, recovery told in the past, and words about someone else.</summary>
internal static class Context
{
    private const int NearPast = 60;
    private const int PersonBefore = 30;
    private const int SaidAfter = 14;

    public static IReadOnlyList<Sign> Weigh(string words, List<Sign> signs)
    {
        if (signs.Count == 0)
            return signs;
        var excused = Unexcused(signs, words.Length);
        var present = IsOver(excused) ? WithoutPast(excused) : excused;
        return WithoutTheirs(Attributed(words, present));
    }

    // "excuse" terms take away the terms of their category that they overlap: "dont want to die" takes "want to die".
    private static List<Sign> Unexcused(List<Sign> signs, int length)
    {
        var excuses = signs.FindAll(s => s.Section == "excuse");
        if (excuses.Count == 0)
            return signs;
        foreach (var category in excuses.Select(e => e.Category).Distinct(StringComparer.Ordinal).ToList())
        {
            var covered = new bool[length];
            foreach (var excuse in excuses.Where(e => e.Category == category))
                covered.AsSpan(excuse.Start, excuse.End - excuse.Start).Fill(true);
            signs = signs.FindAll(s => s.Category != category || !(covered[s.Start] || covered[s.End - 1]));
        }

        return signs;
    }

    private static bool IsOver(List<Sign> signs) =>
        signs.Exists(s => s.Is(Categories.Crisis, "past")) && !signs.Exists(s => s.Is(Categories.Crisis, "still"));

    private static List<Sign> WithoutPast(List<Sign> signs)
    {
        var past = signs.FindAll(s => s.Is(Categories.Crisis, "past"));
        var at = 0;
        return signs.FindAll(s =>
        {
            while (at < past.Count && past[at].End + NearPast < s.Start)
                at++;
            var isNear = at < past.Count && past[at].Start - NearPast < s.End;
            return !(isNear && s.Category == Categories.Crisis && s.Section is "active" or "passive" or "other");
        });
    }

    // Japanese and Korean leave the subject out of the wish: "a friend says he wants to die" is told by the words around it.
    private static List<Sign> Attributed(string words, List<Sign> signs)
    {
        Sign? person = null;
        var attributed = new List<Sign>(signs.Count);
        for (var i = 0; i < signs.Count; i++)
        {
            var sign = signs[i];
            if (sign.Is(Categories.Crisis, "person"))
                person = sign;
            var isReported = sign is { Category: Categories.Crisis, Section: "active" or "passive" }
                && person is { } who && sign.Start - who.End <= PersonBefore && !words.AsSpan(who.Start, sign.Start - who.Start).Contains('\n')
                && IsSaid(signs, i);
            attributed.Add(isReported ? sign with { Section = "other" } : sign);
        }

        return attributed;
    }

    // "he wants to die" holds "wants to die": what is told of another is not the writer's own wish.
    private static List<Sign> WithoutTheirs(List<Sign> signs)
    {
        var ends = 0;
        var kept = new List<Sign>(signs.Count);
        foreach (var sign in signs)
        {
            if (sign.Is(Categories.Crisis, "other"))
                ends = Math.Max(ends, sign.End);
            if (!(sign is { Category: Categories.Crisis, Section: "active" or "passive" or "goodbye" } && sign.Start < ends))
                kept.Add(sign);
        }

        return kept;
    }

    private static bool IsSaid(List<Sign> signs, int at)
    {
        var end = signs[at].End;
        for (var i = at; i < signs.Count && signs[i].Start <= end + SaidAfter; i++)
        {
            if (signs[i].Is(Categories.Crisis, "said"))
                return true;
        }

        return false;
    }
}
