namespace PeerCircle.Server.Members;

/// <summary>Bounds how many people one household can add: generous enough for a group that starts together in one place.</summary>
public sealed class SignUpThrottle(TimeProvider time)
{
    private const int Free = 30;
    private readonly Tries tries = new(time, capacity: 20_000);

    /// <summary>Seconds to wait, or null when the person may join; then it is counted.</summary>
    public int? SecondsToWait(Visitor visitor)
    {
        if (visitor.IsOwnMachine) return null;
        if (tries.WaitOf(visitor.Household) is var wait && wait > TimeSpan.Zero) return (int)Math.Ceiling(wait.TotalSeconds);
        tries.Count(visitor.Household, Free);
        return null;
    }
}
