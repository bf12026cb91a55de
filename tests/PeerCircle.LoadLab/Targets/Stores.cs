using PeerCircle.LoadLab.Measuring;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>The processes that a service leans on, on the server's core like the service: PostgreSQL, Redis, or neither.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private Stores(PostgresCluster? postgres, RedisProcess? redis, string database) => (Postgres, Redis, Database) = (postgres, redis, database);

    public PostgresCluster? Postgres { get; }

    public RedisProcess? Redis { get; }

    /// <summary>The connection string of its PostgreSQL; empty on SQLite.</summary>
    public string Database { get; }

    /// <param name="postgres">Whether there is a PostgreSQL.</param>
    /// <param name="redis">Whether there is a Redis.</param>
    /// <param name="folder">Where PostgreSQL's files are kept for the next time; null: nowhere.</param>
    public static async Task<Stores> StartAsync(bool postgres, bool redis, string? folder = null)
    {
        var cluster = postgres ? await PostgresCluster.StartAsync(durable: true, folder: folder) : null;
        if (cluster is not null) await Pinned.ToServerAsync(cluster.Id);
        var cache = redis ? await RedisProcess.StartAsync() : null;
        if (cache is not null) await Pinned.ToServerAsync(cache.Id);
        return new Stores(cluster, cache, cluster is null ? "" : await cluster.EnsureDatabaseAsync("circle"));
    }

    /// <summary>All processes of the cluster are children of the first.</summary>
    public double Cpu() => ProcessCpu.Seconds(((int?[])[Postgres?.Id, Redis?.Id]).OfType<int>());

    public async ValueTask DisposeAsync()
    {
        if (Redis is not null) await Redis.DisposeAsync();
        if (Postgres is not null) await Postgres.DisposeAsync();
    }
}
