namespace PeerCircle.Server.Members;

/// <summary>What is tried.</summary>
public enum Attempt
{
    SignIn,
    Recovery,
}

/// <summary>
/// Slows guessing without ever locking a person out: waits grow for an account from one household, never for the account everywhere,
/// and a browser that has signed in to it before has a count of its own. Unknown nicknames are counted alike, so that waiting tells nothing.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int Free = 5;
    private const int FreeUnderAttack = 2;
    private const int AttackAt = 50;
    private const int FreePerHousehold = 40;
    private const int Capacity = 50_000;

    private readonly Tries tries = new(time, Capacity);
    private readonly Lock gate = new();

    /// <summary>Counts an attempt, or answers how many seconds to wait first. Nothing is counted while waiting.</summary>
    /// <param name="account">The nickname's skeleton, whether anyone has it or not.</param>
    /// <param name="memberId">Whose it is, where that is known.</param>
    public int? Admit(Attempt attempt, string account, Visitor visitor, Guid? memberId = null)
    {
        var keys = Keys.Of(attempt, account, visitor, memberId);
        lock (gate)
        {
            var wait = tries.WaitOf(keys.Pair);
            if (keys.Household is { } household && tries.WaitOf(household) is var busy && busy > wait) wait = busy;
            if (wait > TimeSpan.Zero) return (int)Math.Ceiling(wait.TotalSeconds);
            // Guessed from many places at once: unknown browsers get fewer free tries, still each for itself.
            var free = keys.Account is { } key && tries.CountOf(key) >= AttackAt ? FreeUnderAttack : Free;
            tries.Count(keys.Pair, free);
            if (keys.Account is { } counted) tries.Count(counted, int.MaxValue);
            if (keys.Household is { } shared) tries.Count(shared, FreePerHousehold);
            return null;
        }
    }

    /// <summary>The attempt was right: the pair starts afresh, and its household gets the one try back.</summary>
    public void Succeeded(Attempt attempt, string account, Visitor visitor, Guid? memberId = null)
    {
        var keys = Keys.Of(attempt, account, visitor, memberId);
        lock (gate)
        {
            tries.Forgive(keys.Pair, all: true);
            if (keys.Account is { } account1) tries.Forgive(account1, all: false);
            if (keys.Household is { } household) tries.Forgive(household, all: false);
        }
    }

    private sealed record Keys(string Pair, string? Account, string? Household)
    {
        public static Keys Of(Attempt attempt, string account, Visitor visitor, Guid? memberId) =>
            memberId is { } known && visitor.Knows.Contains(known)
                ? new Keys($"{attempt}|known|{known}", null, null)
                : new Keys($"{attempt}|{account}|{visitor.Household}", $"{attempt}|{account}", visitor.IsOwnMachine ? null : $"{attempt}||{visitor.Household}");
    }
}
