using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Messages;

/// <summary>Counts what was tapped within a second of the last count. It reads the rows, so that a restart forgets nothing.</summary>
public sealed partial class ReactionSweep(
    IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, TimeProvider time, ILogger<ReactionSweep> log) : BackgroundService
{
    /// <summary>Counts what is due now.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = now - ReactionCount.Interval;
        await using var db = await databases.CreateDbContextAsync(ct);
        var waiting = await db.Messages.Where(m => m.ReactionsWaiting && m.ReactedAt <= due)
            .Select(m => new { m.ChannelId, m.Id }).Take(500).ToListAsync(ct);
        await Task.WhenAll(waiting.Select(m => writer.CommitAsync(new Write(m.ChannelId, m.Id, now))));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ReactionCount.Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Waiting reactions could not be counted; tried again in a second.")]
    private partial void LogFailed(Exception error);

    private sealed class Write(Guid channelId, Guid messageId, DateTimeOffset now) : MessageWrite<ChangeOutcome>(channelId, messageId)
    {
        protected override ChangeOutcome Missing => new ChangeOutcome.NotFound();

        protected override async Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            // Another node may have counted, or the message may be gone from sight.
            if (change.Message.State is not MessageState.Visible) change.Message.ReactionsWaiting = false;
            else if (change.Message.ReactionsWaiting) await ReactionCount.TakeAsync(change.Batch, change.Db, change.Channel, change.Message, now, ct);
            return new Done(new ChangeOutcome.Done());
        }
    }
}
