namespace PeerCircle.Server.Moderation.Paging;

/// <summary>When staff are called about an urgent case that nobody is on, and how long a call is tried.</summary>
internal static class PagePlan
{
    /// <summary>Tries before a call is given up.</summary>
    public const int Tries = 5;

    /// <summary>Longest time one try may take; a lease is well longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>How long a node keeps others from sending what it has taken.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>The calls of a case, by the time since it was seen to be urgent.</summary>
    public static readonly IReadOnlyList<(PageStep Step, TimeSpan After)> Steps =
    [
        (PageStep.AtOnce, TimeSpan.Zero),
        (PageStep.Again, TimeSpan.FromMinutes(2)),
        (PageStep.Lead, TimeSpan.FromMinutes(5)),
    ];

    /// <summary>The wait after a failed try: 5, 10, 20, 40 seconds.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(5 * Math.Pow(2, attempts - 1));
}
