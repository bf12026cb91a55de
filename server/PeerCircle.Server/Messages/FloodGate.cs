using System.Threading.RateLimiting;

namespace PeerCircle.Server.Messages;

/// <summary>
/// Bounds how much one member can make this node do, over all their connections. Generous: nobody who writes by hand meets it;
/// the calm of a room is slow mode's business.
/// </summary>
public sealed class FloodGate : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(member =>
        RateLimitPartition.GetTokenBucketLimiter(member, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2_000,
            TokensPerPeriod = 50,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
        }));

    /// <summary>Seconds this member has to wait; null when they needn't.</summary>
    public int? SecondsToWait(Guid memberId)
    {
        using var lease = limiter.AttemptAcquire(memberId);
        if (lease.IsAcquired) return null;
        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? (int)Math.Ceiling(wait.TotalSeconds) : 1;
    }

    public void Dispose() => limiter.Dispose();
}
