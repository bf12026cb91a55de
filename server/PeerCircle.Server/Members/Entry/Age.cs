namespace PeerCircle.Server.Members;

/// <summary>Ages as far as a year of birth tells them. In doubt people count as younger, so that protection comes too early, not too late.</summary>
public static class Age
{
    private const int Oldest = 120;

    /// <summary>The age a person surely has reached.</summary>
    public static int YoungestOf(int bornYear, DateTimeOffset now) => now.Year - bornYear - 1;

    /// <summary>The band that is kept; null for a year in which nobody who reads this was born.</summary>
    public static AgeBand? BandOf(int? bornYear, DateTimeOffset now) => bornYear is not { } year || year > now.Year || year < now.Year - Oldest
        ? null
        : YoungestOf(year, now) switch
        {
            < 18 => AgeBand.Under18,
            < 25 => AgeBand.From18To24,
            < 40 => AgeBand.From25To39,
            _ => AgeBand.From40,
        };
}
