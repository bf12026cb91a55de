using System.Collections.Concurrent;
using System.Threading.Channels;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using StackExchange.Redis;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Tells the other nodes what was committed here. No commit waits for it: what does not fit the queue, or finds Redis away, is
/// dropped, and heads repair it.
/// </summary>
public sealed partial class RelayOut : BackgroundService
{
    internal static readonly RedisChannel Topic = RedisChannel.Literal("peercircle:changes");

    /// <summary>Changes that may wait for Redis; older ones give way.</summary>
    private const int QueueMax = 4_096;

    private const int NoteMax = 256;

    private readonly Channel<RelayItem> queue = System.Threading.Channels.Channel.CreateBounded<RelayItem>(
        new BoundedChannelOptions(QueueMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly ConcurrentDictionary<Guid, ChannelKind> kinds = new();
    private readonly RedisLink redis;
    private readonly ChannelCache channels;
    private readonly ILogger<RelayOut> log;

    public RelayOut(RedisLink redis, ChangeFeed feed, CaseFeed cases, RevocationBell bell, TuningBell tuning, ChannelCache channels, ILogger<RelayOut> log)
    {
        (this.redis, this.channels, this.log) = (redis, channels, log);
        if (!redis.Configured) return;
        feed.Listen(changes =>
        {
            foreach (var change in changes) queue.Writer.TryWrite(new RelayItem(change));
        });
        cases.Listen(_ => queue.Writer.TryWrite(new RelayItem(Desk: true)));
        bell.Listen(() => queue.Writer.TryWrite(new RelayItem(Look: true)));
        tuning.Listen(() => queue.Writer.TryWrite(new RelayItem(Tuning: true)));
    }

    /// <summary>This node, among the others.</summary>
    internal Guid Node { get; } = Guid.CreateVersion7();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var gathered = new List<RelayItem>();
        while (await queue.Reader.WaitToReadAsync(stoppingToken))
        {
            while (gathered.Count < NoteMax && queue.Reader.TryRead(out var change)) gathered.Add(change);
            try
            {
                if (redis.Connection is { } open)
                    await open.GetSubscriber().PublishAsync(Topic, (await NoteAsync(gathered, stoppingToken)).Write(), CommandFlags.FireAndForget);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogDropped(error, gathered.Count);
            }
            gathered.Clear();
        }
    }

    internal async Task<RelayNote> NoteAsync(IReadOnlyList<RelayItem> gathered, CancellationToken ct)
    {
        var changes = new List<ChannelChange>();
        var heads = new Dictionary<Guid, Head>();
        var pending = new HashSet<PendingMark>();
        foreach (var change in gathered.Select(item => item.Change).OfType<ChannelChange>())
        {
            if (change.OnlyFor is { } member) pending.Add(new PendingMark(change.ChannelId, member, change.Epoch, change.Version));
            else if (await KindOfAsync(change.ChannelId, ct) is ChannelKind.Room) changes.Add(change);
            else heads[change.ChannelId] = new Head(change.ChannelId, change.Epoch, change.Version);
        }
        return new RelayNote(
            Node, changes, [.. heads.Values], [.. pending], gathered.Any(item => item.Look), gathered.Any(item => item.Desk), gathered.Any(item => item.Tuning));
    }

    // A channel never changes its kind. One that can't be found is treated as a conversation: nothing of it leaves this node.
    private async ValueTask<ChannelKind> KindOfAsync(Guid channelId, CancellationToken ct)
    {
        if (kinds.TryGetValue(channelId, out var kind)) return kind;
        if (await channels.FindAsync(channelId, ct) is not { } known) return ChannelKind.Conversation;
        return kinds[channelId] = known.Kind;
    }

    [LoggerMessage(LogLevel.Warning, "{Count} changes were not told to the other nodes; heads repair it.")]
    private partial void LogDropped(Exception error, int count);
}
