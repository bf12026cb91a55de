namespace PeerCircle.Screening;

/// <summary>
/// Weighs findings into one result: crisis outranks all and is never refused; contact alone is refused;
/// the strictest of the rest decides what others see.
/// </summary>
internal static class Precedence
{
    public static ScreeningResult Weigh(List<Finding> findings)
    {
        if (findings.Count == 0)
            return ScreeningResult.Clean;
        var (verdict, visibility) = Outcome(findings);
        return new(
            verdict,
            visibility,
            ConcernOf(findings),
            [.. findings.Select(f => f.Category).Distinct(StringComparer.Ordinal).OrderBy(Rank)],
            [.. findings.Select(f => f.Rule).Distinct(StringComparer.Ordinal)],
            [.. findings]);
    }

    private static (Verdict Verdict, Visibility Visibility) Outcome(List<Finding> findings)
    {
        var strictest = findings.Max(f => f.Visibility);
        var notRefused = strictest > Visibility.Held ? Visibility.Held : strictest;
        if (findings.Exists(f => f.Category == Categories.Crisis))
            return (Verdict.Crisis, notRefused);
        // A refused text is not stored: what a person should look at is held instead.
        var worthALook = findings.Exists(f => f is { Visibility: Visibility.Held });
        return (strictest, worthALook) switch
        {
            (Visibility.Refused, false) => (Verdict.Refuse, Visibility.Refused),
            (Visibility.Published or Visibility.Folded, _) => (Verdict.Flag, strictest),
            _ => (Verdict.Hold, Visibility.Held),
        };
    }

    private static Concern ConcernOf(List<Finding> findings)
    {
        if (findings.Exists(f => f.Concern == Concern.Self))
            return Concern.Self;
        return findings.Exists(f => f.Concern == Concern.Other) ? Concern.Other : Concern.None;
    }

    private static int Rank(string category)
    {
        var at = Categories.All.ToList().IndexOf(category);
        return at < 0 ? int.MaxValue : at;
    }
}
