using System.Collections.Concurrent;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Server.Moderation.Paging;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Tells staff who are connected here, on whatever page, how many urgent cases ask them to look; and those who wrote words of distress, on all
/// their devices, where these stand: the card at once, again when nobody was there for ten minutes, and when someone is. What changed here is
/// told at once, what changed on another node as it says so over Redis, within two seconds without.
/// </summary>
public sealed partial class UrgentWatch(LiveConnections live, UrgentCases urgent, SupportCards cards, SessionCache sessions, CaseFeed feed, TimeProvider time, ILogger<UrgentWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Later a card that waits comes with the page, once it has waited in vain.
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, int> told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DistressStanding> shown = new(StringComparer.Ordinal);
    private readonly Knock changed = new(time);

    /// <summary>Tells each connection what is new to it.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var gone in told.Keys.Where(id => live.Find(id) is null)) told.TryRemove(gone, out _);
        foreach (var gone in shown.Keys.Where(id => live.Find(id) is null)) shown.TryRemove(gone, out _);
        var here = live.All.ToList();
        if (here.Count == 0) return;
        var now = await urgent.ReadAsync(ct);
        foreach (var connection in here) await TellAuthorAsync(connection, now, ct);
        foreach (var connection in here.Where(c => c.Caller.Roles.HasDesk()))
        {
            var asking = now.AskingFor(connection.Caller);
            var known = told.TryGetValue(connection.Id, out var before);
            if (known && before == asking) continue;
            if (known ? told.TryUpdate(connection.Id, asking, before) : told.TryAdd(connection.Id, asking)) connection.Send(new OutgoingPush(Pushes.Urgent, new UrgentWaiting(asking)));
        }
    }

    private async Task TellAuthorAsync(LiveConnection connection, UrgentNow now, CancellationToken ct)
    {
        if (OwnDistress.Of(now.Open, connection.Caller.MemberId, now.At) is not { } standing) return;
        var known = shown.TryGetValue(connection.Id, out var before);
        if (known && before == standing) return;
        if (!(known ? shown.TryUpdate(connection.Id, standing, before!) : shown.TryAdd(connection.Id, standing))) return;
        if (standing.State == CardStandings.Waiting && now.At - standing.At >= JustNow) return;
        // Region and language may have been chosen since it connected.
        if (await sessions.FindAsync(connection.Caller.SessionId, ct) is not { } caller) return;
        connection.Send(new OutgoingPush(Pushes.Support, cards.For(standing.Kind, caller.Region, caller.Language, standing.State)));
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
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Staff could not be told of urgent cases; tried again in two seconds.")]
    private partial void LogFailed(Exception error);
}
