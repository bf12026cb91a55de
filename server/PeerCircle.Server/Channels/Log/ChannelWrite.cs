namespace PeerCircle.Server.Channels.Log;

/// <summary>
/// One change that waits to be committed to one channel. <see cref="ApplyAsync"/> runs under the channel's lock and may run
/// again when its batch is retried, so it must hold nothing from an earlier run.
/// </summary>
public abstract class ChannelWrite(Guid channelId)
{
    private int state;

    public Guid ChannelId { get; } = channelId;

    /// <summary>The writer takes it; false when its caller has given up waiting.</summary>
    internal bool TryTake() => Interlocked.CompareExchange(ref state, 1, 0) == 0;

    /// <summary>Its caller waits no longer: it is not begun any more. What is on its way can't be called back.</summary>
    internal void GiveUp() => Interlocked.CompareExchange(ref state, 2, 0);

    /// <summary>Checks standing again and makes the change.</summary>
    internal abstract Task ApplyAsync(ChannelBatch batch, CancellationToken ct);

    /// <summary>The commit is durable: answers the caller.</summary>
    internal abstract void Complete();

    /// <summary>Nothing was stored: tells the caller.</summary>
    internal abstract void Fail(Exception error);

    /// <summary>The send this write may turn out to repeat.</summary>
    internal virtual SendKey? Send => null;

    /// <summary>What it locks beside its channel.</summary>
    internal virtual Locks Locks => default;

    /// <summary>The member whose standing has to be known under the lock.</summary>
    internal virtual Guid? Actor => null;
}

/// <summary>A change with an outcome of its own kind.</summary>
public abstract class ChannelWrite<TOutcome>(Guid channelId) : ChannelWrite(channelId)
    where TOutcome : class
{
    private readonly TaskCompletionSource<TOutcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TOutcome? outcome;

    /// <summary>Ends when the change is durable, or with the error that kept it from being stored.</summary>
    public Task<TOutcome> Answer => answer.Task;

    /// <summary>Decides the outcome, under the lock.</summary>
    protected abstract Task<TOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct);

    internal sealed override async Task ApplyAsync(ChannelBatch batch, CancellationToken ct) => outcome = await DecideAsync(batch, ct);

    internal sealed override void Complete() => answer.TrySetResult(outcome!);

    internal sealed override void Fail(Exception error) => answer.TrySetException(error);
}
