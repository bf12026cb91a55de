using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>Two nodes on one PostgreSQL and one Redis, with keys in common, as an operator runs them.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private readonly string keys;

    private Pair(string keys, RedisProcess redis, ServerProcess left, ServerProcess right) => (this.keys, Redis, Left, Right) = (keys, redis, left, right);

    public RedisProcess Redis { get; }

    public ServerProcess Left { get; }

    public ServerProcess Right { get; }

    public static async Task<Pair> StartAsync()
    {
        var cluster = await PostgresCluster.Shared;
        var redis = await RedisProcess.StartAsync();
        var shared = TemporaryFolder.Create("keys-");
        var database = await cluster.CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Redis"] = redis.ConnectionString,
            ["PeerCircle__KeysDirectory"] = shared,
        };
        var left = await ServerProcess.StartAsync(database, settings);
        return new Pair(shared, redis, left, await ServerProcess.StartAsync(database, settings));
    }

    public async ValueTask DisposeAsync()
    {
        await Left.DisposeAsync();
        await Right.DisposeAsync();
        await Redis.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }
}
