using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Realtime;

namespace PeerCircle.Server.Presence;

/// <summary>
/// Renews this node's lease every ten seconds, and takes the sample that members see on the common ticks of the clock.
/// </summary>
public sealed partial class PresencePulse(
    LiveConnections live,
    IPresenceStore store,
    PresenceBoard board,
    IDbContextFactory<PeerCircleDb> databases,
    TimeProvider time,
    ILogger<PresencePulse> log) : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private PresenceSample sample = PresenceSample.Quiet;
    private bool known = true;

    /// <summary>Renews the lease, and samples when a tick has passed.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        try
        {
            await store.HoldAsync(await MineAsync(ct));
            await SampleAsync(PresenceSample.TickOf(time.GetUtcNow()));
            if (!known) LogKnownAgain();
            known = true;
        }
        catch (PresenceUnknownException error)
        {
            // What is not known is quiet; and this tick is asked for again, so that it comes back without a restart.
            board.Show(PresenceSample.Quiet);
            if (known) LogUnknown(error);
            known = false;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await store.ReleaseAsync();
        }
        catch (PresenceUnknownException)
        {
            // The lease ends by itself.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
            // On the clock's own steps, so that every node samples at the same moment.
            await Task.Delay(Interval - TimeSpan.FromTicks(time.GetUtcNow().UtcTicks % Interval.Ticks), time, stoppingToken);
        }
    }

    private async Task SampleAsync(long tick)
    {
        // A node that starts between two ticks takes over what the others say, and else waits: a restart tells nothing.
        if (sample.Tick < 0) sample = await store.FindAsync(tick) ?? PresenceSample.Quiet with { Tick = tick };
        else if (sample.Tick < tick) sample = await store.ShareAsync(sample.Next(tick, await store.EveryoneAsync()));
        else if (!known) sample = await store.ShareAsync(sample);
        board.Show(sample);
    }

    private async Task<NodePresence> MineAsync(CancellationToken ct)
    {
        var rooms = live.Rooms.ToDictionary(r => r.RoomId, r => r.Members);
        await using var db = await databases.CreateDbContextAsync(ct);
        var willing = await db.Users.Where(Around.IsShown).Select(m => m.Id).ToListAsync(ct);
        return new NodePresence(rooms, live.Members.Intersect(willing).ToHashSet());
    }

    [LoggerMessage(LogLevel.Warning, "Presence is not known; every room says quiet until it is.")]
    private partial void LogUnknown(Exception error);

    [LoggerMessage(LogLevel.Information, "Presence is known again.")]
    private partial void LogKnownAgain();

    [LoggerMessage(LogLevel.Warning, "Presence could not be renewed; tried again in ten seconds.")]
    private partial void LogFailed(Exception error);
}
