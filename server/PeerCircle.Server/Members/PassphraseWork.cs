namespace PeerCircle.Server.Members;

/// <summary>
/// Hashing a passphrase is slow on purpose, so a burst of sign-ins could eat every core. Only a few are hashed at once, some wait, and
/// beyond that people are asked to come back in a moment: chat goes on.
/// </summary>
public sealed class PassphraseWork : IDisposable
{
    /// <summary>Seconds after which it is worth coming back.</summary>
    public const int RetryAfterSeconds = 5;

    /// <summary>Most that may wait for their turn: about fifteen seconds on one core, for a group that comes in together.</summary>
    public const int WaitingMax = 128;

    /// <summary>Hashed at once: one core is left to everything else.</summary>
    public static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount - 1);

    private readonly SemaphoreSlim turns = new(AtOnce);
    private int inside;

    /// <summary>Says no before anything is counted or looked up.</summary>
    /// <exception cref="PassphraseBusyException">Too many wait already.</exception>
    public void EnsureRoom()
    {
        if (Volatile.Read(ref inside) >= AtOnce + WaitingMax) throw new PassphraseBusyException();
    }

    /// <summary>Hashes or compares in its turn.</summary>
    /// <exception cref="PassphraseBusyException">Too many wait already; nothing was done.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            if (Interlocked.Increment(ref inside) > AtOnce + WaitingMax) throw new PassphraseBusyException();
            await turns.WaitAsync(ct);
            try
            {
                return work();
            }
            finally
            {
                turns.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    public void Dispose() => turns.Dispose();
}

/// <summary>Too many passphrases wait to be hashed; nothing was done, and it can be sent again.</summary>
public sealed class PassphraseBusyException() : Exception("Too many passphrases wait to be hashed.");
