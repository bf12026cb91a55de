using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>Two nodes on one PostgreSQL and one Redis, with keys in common, as an operator runs them.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private readonly string keys;

    private Pair(string keys, string database, RedisProcess redis, ServerProcess left, ServerProcess right) =>
        (this.keys, Database, Redis, Left, Right) = (keys, database, redis, left, right);

    /// <summary>The connection string of the database they share.</summary>
    public string Database { get; }

    public RedisProcess Redis { get; }

    public ServerProcess Left { get; }

    public ServerProcess Right { get; }

    /// <param name="leftClock">How far the left node's clock is off, such as <c>-1h</c>; empty: not at all.</param>
    /// <param name="rightClock">How far the right node's clock is off.</param>
    /// <param name="redisHost">The host Redis runs on; null: this one.</param>
    /// <param name="database">The PostgreSQL they share; null: that of all tests.</param>
    /// <param name="leftLink">Where the left node finds Redis; null: where it is.</param>
    public static async Task<Pair> StartAsync(
        string leftClock = "", string rightClock = "", NetworkHost? redisHost = null, PostgresCluster? database = null, Func<RedisProcess, string>? leftLink = null)
    {
        var redis = await RedisProcess.StartAsync(redisHost);
        var shared = TemporaryFolder.Create("keys-");
        // What was made at one time is news to a clock that is behind: such a pair begins with nothing.
        var connection = database is not null ? await database.CreateDatabaseAsync()
            : leftClock.Length > 0 ? await (await PostgresCluster.Shared).CreateDatabaseAsync()
            : await SampleCircle.CopyAsync(shared);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Redis"] = redis.ConnectionString,
            ["PeerCircle__KeysDirectory"] = shared,
        };
        var leftSettings = new Dictionary<string, string?>(settings, StringComparer.Ordinal) { ["ConnectionStrings__Redis"] = leftLink?.Invoke(redis) ?? redis.ConnectionString };
        var left = await ServerProcess.StartAsync(connection, WithClock(leftSettings, leftClock));
        return new Pair(shared, connection, redis, left, await ServerProcess.StartAsync(connection, WithClock(settings, rightClock)));
    }

    public async ValueTask DisposeAsync()
    {
        // Each is ended, also when one of them says that it had died.
        await using (Redis)
        await using (Right)
        await using (Left)
        {
            Directory.Delete(keys, recursive: true);
        }
    }

    private static Dictionary<string, string?> WithClock(Dictionary<string, string?> settings, string offset) =>
        offset.Length == 0 ? settings : new(settings, StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Directory.GetDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime/libfaketime.so.1")).First(File.Exists),
            ["FAKETIME"] = offset,
            // Waiting is measured by another clock, which runs on.
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
            // Every look at the clock takes a detour: what is slow here is not the database.
            ["PeerCircle__BusyAfterSeconds"] = "20",
        };
}
