using PeerCircle.Screening;
using PeerCircle.Server.Library;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Messages;

/// <summary>What screening found in a text, as far as a case needs it.</summary>
/// <param name="Categories">Every category that applies.</param>
/// <param name="Severity">How soon someone has to look.</param>
/// <param name="Card">The card its author is due; null when there is none.</param>
public sealed record ScreeningHit(IReadOnlyList<string> Categories, Severity Severity, SupportKind? Card = null)
{
    /// <summary>The hit of a result; null when no human needs to look.</summary>
    public static ScreeningHit? Of(ScreeningResult found) =>
        found.Verdict is Verdict.Allow or Verdict.Refuse ? null : new(found.Categories, SeverityOf(found), Screened.SupportOf(found.Concern));

    private static Severity SeverityOf(ScreeningResult found) =>
        found.Verdict is Verdict.Crisis ? Severity.Urgent
        : found.Categories.Any(c => c is Screening.Categories.Abuse or Screening.Categories.Grooming) ? Severity.High
        : Severity.Normal;
}
