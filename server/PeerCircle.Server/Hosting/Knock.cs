namespace PeerCircle.Server.Hosting;

/// <summary>Wakes a loop that otherwise looks around only now and then. Many knocks before it looks are one.</summary>
internal sealed class Knock(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    /// <summary>Makes it look as soon as it can; returns at once.</summary>
    public void Now()
    {
        try
        {
            waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Waits for a knock, at most so long: something may have been lost on its way.</summary>
    /// <exception cref="OperationCanceledException">The loop is to end.</exception>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            await waiting.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nothing was heard of.
        }
    }

    public void Dispose() => waiting.Dispose();
}
