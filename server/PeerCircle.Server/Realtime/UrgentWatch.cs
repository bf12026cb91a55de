using System.Collections.Concurrent;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Moderation;
using PeerCircle.Server.Moderation.Paging;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Tells staff who are connected here, on whatever page, how many urgent cases ask them to look: at once what changed here or, as
/// other nodes tell over Redis, there; within two seconds without Redis.
/// </summary>
public sealed partial class UrgentWatch(LiveConnections live, UrgentCases urgent, CaseFeed feed, TimeProvider time, ILogger<UrgentWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, int> told = new(StringComparer.Ordinal);
    private readonly Knock changed = new(time);

    /// <summary>Tells each connection what is new to it.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var gone in told.Keys.Where(id => live.Find(id) is null)) told.TryRemove(gone, out _);
        var staff = live.All.Where(c => c.Caller.Roles.HasDesk()).ToList();
        if (staff.Count == 0) return;
        var now = await urgent.ReadAsync(ct);
        foreach (var connection in staff)
        {
            var asking = now.AskingFor(connection.Caller);
            var known = told.TryGetValue(connection.Id, out var before);
            if (known && before == asking) continue;
            if (known ? told.TryUpdate(connection.Id, asking, before) : told.TryAdd(connection.Id, asking)) connection.Send(new OutgoingPush(Pushes.Urgent, new UrgentWaiting(asking)));
        }
    }

    /// <summary>Looks as soon as it can; returns at once.</summary>
    internal void LookNow() => changed.Now();

    public override void Dispose()
    {
        changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Listen(_ => LookNow());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await changed.WaitAsync(Interval, stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Staff could not be told of urgent cases; tried again in two seconds.")]
    private partial void LogFailed(Exception error);
}
