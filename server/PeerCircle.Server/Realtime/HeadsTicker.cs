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

    /// <summary>
    /// Time for a push to arrive that was on its way while the heads were read. Told at once, the heads of a busy room would overtake it,
    /// and everyone there would ask for what is about to come.
    /// </summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>Reads the heads, and tells them to everyone a moment later.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        var ids = live.All.SelectMany(LiveConnections.EnteredBy).Distinct().ToList();
        if (ids.Count == 0) return;
        var heads = await ReadAsync(ids, ct);
        await Task.Delay(Settling, TimeProvider.System, ct);
        foreach (var connection in live.All)
        {
            IReadOnlyList<Head> own = [.. LiveConnections.EnteredBy(connection).Where(heads.ContainsKey).Select(c => heads[c])];
            if (own.Count > 0) connection.Send(new OutgoingPush(Pushes.Heads, own));
        }
    }

    private async Task<Dictionary<Guid, Head>> ReadAsync(List<Guid> ids, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Channels.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new Head(c.Id, c.Epoch, c.Version)).ToDictionaryAsync(h => h.ChannelId, ct);
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
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Heads could not be read; tried again at the next tick.")]
    private partial void LogFailed(Exception error);
}
