using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using StackExchange.Redis;

namespace PeerCircle.Server.Realtime;

/// <summary>Hears what other nodes committed and tells those who are looking here.</summary>
public sealed partial class RelayIn(
    RedisLink redis, RelayOut self, LiveConnections live, RevocationWatch revocations, DeskWatch desks, UrgentWatch urgent, IEnumerable<SettingsWatch> settings,
    IDbContextFactory<PeerCircleDb> databases,
    ILogger<RelayIn> log)
    : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    private bool subscribed;

    /// <summary>Subscribes before the node takes its first call: whoever enters here misses nothing that is said elsewhere.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (redis.Configured) subscribed = await SubscribeAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Once subscribed, the connection subscribes again by itself whenever it comes back.
        while (redis.Configured && !subscribed)
        {
            await Task.Delay(Again, TimeProvider.System, stoppingToken);
            subscribed = await SubscribeAsync(stoppingToken);
        }
    }

    // Whatever goes wrong here, a slow answer among it, is no reason for a node to end.
    private async Task<bool> SubscribeAsync(CancellationToken ct)
    {
        if (redis.Connection?.GetSubscriber() is not { } subscriber) return false;
        try
        {
            var messages = await subscriber.SubscribeAsync(RelayOut.Topic);
            messages.OnMessage(Hear);
            return true;
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogNotSubscribed(error);
            // It may have been taken all the same; the next try would hear everything twice.
            await subscriber.UnsubscribeAsync(RelayOut.Topic, flags: CommandFlags.FireAndForget);
            return false;
        }
    }

    private void Hear(ChannelMessage message)
    {
        try
        {
            if (RelayNote.Read(((ReadOnlyMemory<byte>)message.Message).Span) is { } note && note.From != self.Node) Tell(note);
        }
        catch (System.Text.Json.JsonException error)
        {
            // A node of another version: what it says is read from the database when the heads tell of it.
            LogNotHeard(error);
        }
    }

    private void Tell(RelayNote note)
    {
        if (note.Look) revocations.LookNow();
        if (note.Desk)
        {
            desks.LookNow();
            urgent.LookNow();
        }
        if (note.Tuning)
            foreach (var watch in settings) watch.LookNow();
        live.Take(note.Changes);
        foreach (var head in note.Heads) live.SendToChannel(head.ChannelId, new OutgoingPush(Pushes.Heads, (IReadOnlyList<Head>)[head]));
        foreach (var mark in note.Pending.Where(mark => live.IsHere(mark.ChannelId, mark.MemberId))) _ = TellPendingAsync(mark);
    }

    private async Task TellPendingAsync(PendingMark mark)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            var pending = await db.PendingAsync(mark.ChannelId, mark.MemberId, CancellationToken.None);
            live.Take([new ChannelChange(mark.ChannelId, mark.Epoch, mark.Version, mark.Version) { OnlyFor = mark.MemberId, Mine = new MineView(pending, null) }]);
        }
        catch (System.Data.Common.DbException error)
        {
            LogNotHeard(error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Redis did not take the subscription to what other nodes say; tried again at once, and heads repair what is missed.")]
    private partial void LogNotSubscribed(Exception error);

    [LoggerMessage(LogLevel.Warning, "What another node said could not be heard; heads repair it.")]
    private partial void LogNotHeard(Exception error);
}
