using System.Buffers;
using System.Runtime.InteropServices;
using PeerCircle.Screening.Lexicons;

namespace PeerCircle.Screening.Rules;

/// <summary>Weighs terms by what stands around them: idioms and negation, recovery told in the past, and words about someone else.</summary>
internal static class Context
{
    private const int NearPast = 60;
    private const int PersonBefore = 30;
    private const int SaidAfter = 14;

    /// <summary>Takes away and turns terms in place. They stay in the order in which they begin.</summary>
    public static void Weigh(ReadOnlySpan<char> words, List<Sign> signs)
    {
        if (signs.Count == 0)
            return;
        while (FirstExcused(signs) is { } category)
            Excuse(signs, category, words.Length);
        if (Has(signs, "past") && !Has(signs, "still"))
            LeaveOutPast(signs);
        Attribute(words, signs);
        LeaveOutTheirs(signs);
    }

    // "excuse" terms take away the terms of their category that they overlap: "dont want to die" takes "want to die".
    private static void Excuse(List<Sign> signs, string category, int length)
    {
        var covered = ArrayPool<bool>.Shared.Rent(length);
        covered.AsSpan(0, length).Clear();
        foreach (var sign in CollectionsMarshal.AsSpan(signs))
        {
            if (sign.Is(category, "excuse"))
                covered.AsSpan(sign.Start, sign.End - sign.Start).Fill(true);
        }

        var kept = 0;
        for (var i = 0; i < signs.Count; i++)
        {
            if (signs[i].Category != category || !(covered[signs[i].Start] || covered[signs[i].End - 1]))
                signs[kept++] = signs[i];
        }

        CollectionsMarshal.SetCount(signs, kept);
        ArrayPool<bool>.Shared.Return(covered);
    }

    private static void LeaveOutPast(List<Sign> signs)
    {
        var past = signs.FindAll(s => s.Is(Categories.Crisis, "past"));
        var at = 0;
        signs.RemoveAll(s =>
        {
            while (at < past.Count && past[at].End + NearPast < s.Start)
                at++;
            var isNear = at < past.Count && past[at].Start - NearPast < s.End;
            return isNear && s is { Category: Categories.Crisis, Section: "active" or "passive" or "other" or "plan" };
        });
    }

    // Japanese and Korean leave the subject out of the wish: "a friend says he wants to die" is told by the words around it.
    private static void Attribute(ReadOnlySpan<char> words, List<Sign> signs)
    {
        Sign? person = null;
        var said = 0;
        for (var i = 0; i < signs.Count; i++)
        {
            var sign = signs[i];
            if (sign.Is(Categories.Crisis, "person"))
                person = sign;
            if (sign is not { Category: Categories.Crisis, Section: "active" or "passive" } || person is not { } who)
                continue;
            for (said = Math.Max(said, i); said < signs.Count && !signs[said].Is(Categories.Crisis, "said");)
                said++;
            var isReported = sign.Start - who.End <= PersonBefore && said < signs.Count && signs[said].Start <= sign.End + SaidAfter
                && !words[who.Start..sign.Start].Contains('\n');
            signs[i] = isReported ? sign with { Section = "other" } : sign;
        }
    }

    // "he wants to die" holds "wants to die": what is told of another is not the writer's own wish.
    private static void LeaveOutTheirs(List<Sign> signs)
    {
        var (ends, kept) = (0, 0);
        foreach (var sign in CollectionsMarshal.AsSpan(signs))
        {
            if (sign.Is(Categories.Crisis, "other"))
                ends = Math.Max(ends, sign.End);
            if (!(sign is { Category: Categories.Crisis, Section: "active" or "passive" or "goodbye" } && sign.Start < ends))
                signs[kept++] = sign;
        }

        CollectionsMarshal.SetCount(signs, kept);
    }

    private static string? FirstExcused(List<Sign> signs)
    {
        foreach (var sign in CollectionsMarshal.AsSpan(signs))
        {
            if (sign.Section == "excuse")
                return sign.Category;
        }

        return null;
    }

    private static bool Has(List<Sign> signs, string section)
    {
        foreach (var sign in CollectionsMarshal.AsSpan(signs))
        {
            if (sign.Is(Categories.Crisis, section))
                return true;
        }

        return false;
    }
}
