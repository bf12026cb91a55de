using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Tells each connection about every 15 seconds how far its channels have come, read from the database: whatever push was lost,
/// on whichever way, is noticed. While Redis is away, and once when it has come back, it tells sooner: other nodes' changes come no other way.
/// </summary>
public sealed partial class HeadsTicker(
    LiveConnections live, RedisLink redis, IDbContextFactory<PeerCircleDb> databases, TimeProvider time, ILogger<HeadsTicker> log) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Hurried = TimeSpan.FromSeconds(3);

    private volatile bool repair;

    /// <summary>Tells everyone now.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        var entered = live.All.Select(c => (Connection: c, Channels: LiveConnections.EnteredBy(c))).Where(e => e.Channels.Count > 0).ToList();
        if (entered.Count == 0) return;
        var ids = entered.SelectMany(e => e.Channels).Distinct().ToList();
        await using var db = await databases.CreateDbContextAsync(ct);
        var heads = await db.Channels.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new Head(c.Id, c.Epoch, c.Version)).ToDictionaryAsync(h => h.ChannelId, ct);
        foreach (var (connection, channels) in entered)
        {
            IReadOnlyList<Head> own = [.. channels.Where(heads.ContainsKey).Select(c => heads[c])];
            if (own.Count > 0) connection.Send(new OutgoingPush(Pushes.Heads, own));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.OnReturn(() => repair = true);
        using var timer = new PeriodicTimer(Hurried, time);
        for (var tick = 1; await timer.WaitForNextTickAsync(stoppingToken); tick++)
        {
            if (tick % (Interval / Hurried) != 0 && !redis.Away && !repair) continue;
            repair = false;
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Heads could not be read; tried again at the next tick.")]
    private partial void LogFailed(Exception error);
}
