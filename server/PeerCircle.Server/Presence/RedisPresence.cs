using System.Text.Json;
using PeerCircle.Server.Hosting;
using StackExchange.Redis;

namespace PeerCircle.Server.Presence;

/// <summary>
/// Presence of several nodes in Redis, as a lease of the node: one key per node that expires by itself, and a set of nodes scored
/// by Redis' own clock. The braces keep all keys in one slot of a cluster.
/// </summary>
public sealed class RedisPresence(RedisLink redis, Guid node, TimeSpan lease) : IPresenceStore
{
    /// <summary>A killed node's people are gone after this; three refreshes fit in it but for a moment.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(25);

    private const string Prefix = "{peercircle}:presence:";
    private static readonly RedisKey Nodes = Prefix + "nodes";

    private const string Hold = """
        local now = tonumber(redis.call('TIME')[1])
        redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
        redis.call('ZADD', KEYS[1], now, ARGV[3])
        redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - 600)
        return 1
        """;

    private const string Everyone = """
        local held = {}
        for _, node in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
          local one = redis.call('GET', ARGV[1] .. node)
          if one then held[#held + 1] = one end
        end
        return held
        """;

    private readonly RedisKey own = Key(node);

    public Task HoldAsync(NodePresence mine) => AskAsync(db => db.ScriptEvaluateAsync(
        Hold, [Nodes, own], [NodePresenceBytes.Write(mine), (long)lease.TotalMilliseconds, node.ToString("N")]));

    public Task ReleaseAsync() => AskAsync(db => db.KeyDeleteAsync(own));

    public async Task<NodePresence> EveryoneAsync()
    {
        var held = (RedisValue[]?)await AskAsync(db => db.ScriptEvaluateAsync(Everyone, [Nodes], [Prefix + "node:"]));
        return NodePresence.Of((held ?? []).Select(one => NodePresenceBytes.Read((byte[])one!)));
    }

    public async Task<PresenceSample> ShareAsync(PresenceSample offered)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(offered, PresenceJson.Default.PresenceSample);
        // NX and GET in one: the sample that is there already, or nothing when this one was taken.
        var known = await AskAsync(db => db.StringSetAndGetAsync(Sample(offered.Tick), json, PresenceSample.Step * 2, when: When.NotExists));
        return Read(known) ?? offered;
    }

    public async Task<PresenceSample?> FindAsync(long tick) => Read(await AskAsync(db => db.StringGetAsync(Sample(tick))));

    private static PresenceSample? Read(RedisValue json) =>
        json.IsNullOrEmpty ? null : JsonSerializer.Deserialize(((ReadOnlyMemory<byte>)json).Span, PresenceJson.Default.PresenceSample);

    private static RedisKey Key(Guid node) => $"{Prefix}node:{node:N}";

    private static RedisKey Sample(long tick) => $"{Prefix}sample:{tick}";

    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (redis.Connection is not { } open) throw new PresenceUnknownException();
        try
        {
            return await ask(open.GetDatabase());
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            throw new PresenceUnknownException(error);
        }
    }
}
