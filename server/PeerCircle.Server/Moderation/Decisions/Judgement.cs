using PeerCircle.Contracts;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>A decision as it was composed, before it is saved.</summary>
/// <param name="Version">The version of the case it was made on.</param>
/// <param name="Action">One of <see cref="Actions"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Note">For the case; of a returned text, for its author.</param>
/// <param name="AlsoRemove">With a word, warning, mute or ban: takes the message out, too.</param>
public sealed record Judgement(long Version, string Action, StatementOfReasons Reason, string? Note, bool AlsoRemove = false)
{
    /// <summary>The fields that keep the statement of reasons from being complete; empty when it is.</summary>
    public IReadOnlyList<string> Gaps()
    {
        var gaps = new List<string>();
        if (!Fits(Reason.Rule, Limits.ReasonUnits)) gaps.Add("reason.rule");
        if (!Fits(Reason.Facts, Limits.FactsUnits)) gaps.Add("reason.facts");
        if (!Fits(Reason.Scope, Limits.ReasonUnits)) gaps.Add("reason.scope");
        if (Reason.Days is < 1 or > Limits.SanctionDays || (Action == Actions.Mute && Reason.Days is null)) gaps.Add("reason.days");
        if (Note is { Length: > 0 } && !Fits(Note, Limits.FactsUnits)) gaps.Add("note");
        if (Action == Actions.Return && string.IsNullOrWhiteSpace(Note)) gaps.Add("note");
        return gaps;
    }

    private static bool Fits(string? text, int units) => TextCheck.Of(text, units, units * 4) is CheckedText.Ok;
}
