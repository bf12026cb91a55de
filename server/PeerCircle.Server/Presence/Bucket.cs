using PeerCircle.Contracts;

namespace PeerCircle.Server.Presence;

/// <summary>
/// How lively a room is, in four buckets: quiet 0–3, few 4–9, several 10–24, many 25 and more. A bucket is left downwards only
/// when two fewer than its least are there: one person who comes and goes can't make it flicker.
/// </summary>
internal static class Bucket
{
    private const int Slack = 2;

    private static readonly (int Least, string Name)[] Ranked =
        [(0, PresenceBuckets.Quiet), (4, PresenceBuckets.Few), (10, PresenceBuckets.Several), (25, PresenceBuckets.Many)];

    /// <summary>The bucket for a sample.</summary>
    /// <param name="people">How many are there; each person counts once.</param>
    /// <param name="before">The bucket of the sample before.</param>
    public static string Of(int people, string before)
    {
        var now = Array.FindLastIndex(Ranked, bucket => bucket.Least <= people);
        var was = Math.Max(0, Array.FindIndex(Ranked, bucket => string.Equals(bucket.Name, before, StringComparison.Ordinal)));
        while (now < was && people <= Ranked[was].Least - Slack) was--;
        return Ranked[Math.Max(now, was)].Name;
    }
}
