using System.Threading.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Channels.Log;

/// <summary>
/// The one writer of this node. It commits whatever has gathered while the last commit was on its way, so the cost of a
/// message falls as load rises; a full queue is refused at once instead of growing.
/// </summary>
public sealed partial class ChannelWriter(
    ILogStore store, BodySeal seal, ChangeFeed feed, CaseFeed cases, Patience patience, TimeProvider time, ILogger<ChannelWriter> log) : BackgroundService
{
    /// <summary>Most writes in one transaction.</summary>
    internal const int BatchMax = 512;

    /// <summary>Most writes that may wait.</summary>
    internal const int QueueMax = 8_192;

    private readonly Channel<ChannelWrite> queue =
        System.Threading.Channels.Channel.CreateBounded<ChannelWrite>(new BoundedChannelOptions(QueueMax) { SingleReader = true });

    /// <summary>Hands in a change and waits until it is durable.</summary>
    /// <exception cref="LogBusyException">
    /// The queue is full, the service is stopping, or the database doesn't answer in time. What was still waiting is not stored any more;
    /// what was on its way may be: it is to be sent again as the same send.
    /// </exception>
    public async Task<TOutcome> CommitAsync<TOutcome>(ChannelWrite<TOutcome> write)
        where TOutcome : class
    {
        if (!queue.Writer.TryWrite(write)) throw new LogBusyException();
        try
        {
            return await write.Answer.WaitAsync(patience.Commit, TimeProvider.System);
        }
        catch (TimeoutException late)
        {
            write.GiveUp();
            throw new LogBusyException(late);
        }
    }

    /// <summary>Takes no more, and commits what is waiting.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } running) await running.WaitAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<ChannelWrite>(BatchMax);
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < BatchMax && queue.Reader.TryRead(out var write))
                if (write.TryTake()) batch.Add(write);
            if (batch.Count > 0) await CommitAllAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAllAsync(List<ChannelWrite> writes)
    {
        try
        {
            await CommitOnceAsync(writes);
        }
        catch (Exception error) when (Outage.Is(error))
        {
            // None would fare better on its own, and each would wait for the database again.
            LogUnreachable(error, writes.Count);
            foreach (var write in writes) write.Fail(new LogBusyException(error));
        }
        catch (Exception error) when (writes.Count > 1)
        {
            // One bad row must harm nobody else: each on its own.
            LogBatchFailed(error, writes.Count);
            foreach (var write in writes) await CommitAllAsync([write]);
        }
        catch (Exception error)
        {
            LogWriteFailed(error, writes[0].GetType().Name);
            writes[0].Fail(Outage.Concerns(error) ? new LogBusyException(error) : error);
        }
    }

    private async Task CommitOnceAsync(List<ChannelWrite> writes)
    {
        IReadOnlyList<ChannelChange> changes;
        IReadOnlyCollection<Guid> touched;
        await using (var batch = await ChannelBatch.BeginAsync(store, seal, writes, time.GetUtcNow(), CancellationToken.None))
        {
            foreach (var write in writes) await write.ApplyAsync(batch, CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
            (changes, touched) = (batch.Changes, batch.Cases);
        }
        feed.Publish(changes);
        cases.Publish(touched);
        foreach (var write in writes) write.Complete();
    }

    [LoggerMessage(LogLevel.Warning, "A batch of {Count} changes failed; each is tried on its own.")]
    private partial void LogBatchFailed(Exception error, int count);

    [LoggerMessage(LogLevel.Warning, "The database did not take a batch of {Count} changes; their authors are asked to send them again.")]
    private partial void LogUnreachable(Exception error, int count);

    [LoggerMessage(LogLevel.Error, "A {Kind} could not be committed.")]
    private partial void LogWriteFailed(Exception error, string kind);
}

/// <summary>The log can't take a change now, or did not say in time that it has; it can be sent again, as the same send.</summary>
public sealed class LogBusyException(Exception? inner = null) : Exception("The log is busy; the change may not have been stored.", inner);
