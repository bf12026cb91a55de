using Npgsql;

namespace PeerCircle.TestSupport;

/// <summary>One real, private PostgreSQL in a temporary folder, reached over a Unix socket. It dies with this process.</summary>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Owner = "peercircle";
    private static readonly Lazy<Task<PostgresCluster>> SharedCluster = new(() => StartAsync(durable: false));

    private readonly string folder;
    private readonly bool durable;
    private readonly bool kept;
    private readonly NetworkHost? host;
    private OwnedProcess server;
    private int databases;

    private PostgresCluster(string folder, bool durable, bool kept, NetworkHost? host)
    {
        (this.folder, this.durable, this.kept, this.host) = (folder, durable, kept, host);
        server = Launch();
    }

    /// <summary>The cluster of this test process, started on first use, without fsync.</summary>
    public static Task<PostgresCluster> Shared => SharedCluster.Value;

    /// <summary>The process whose children serve the connections.</summary>
    public int Id => server.Id;

    /// <summary>Where its files lie, among them the write-ahead log.</summary>
    public string DataDirectory => $"{folder}/data";

    // PostgreSQL refuses to run as root.
    private static string? Account => Environment.UserName == "root" ? "postgres" : null;

    /// <param name="durable">True keeps fsync on, for tests that kill things; false is quicker.</param>
    /// <param name="host">A host it runs on, reached over its network; null: this one, over a Unix socket.</param>
    /// <param name="folder">Where its files are kept for the next time; null: in a folder that goes with it.</param>
    public static async Task<PostgresCluster> StartAsync(bool durable, NetworkHost? host = null, string? folder = null)
    {
        var home = folder is null ? TemporaryFolder.Create("pg-") : Directory.CreateDirectory(folder).FullName;
        if (!File.Exists($"{home}/data/PG_VERSION")) await InitialiseAsync(home, host);
        var cluster = new PostgresCluster(home, durable, kept: folder is not null, host);
        await cluster.ReadyAsync();
        return cluster;
    }

    private static async Task InitialiseAsync(string home, NetworkHost? host)
    {
        if (Account is { } account)
            await OwnedProcess.RunAsync("chown", [$"{account}:", home]);
        string[] initdb = ["-D", $"{home}/data", "-U", Owner, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
        await OwnedProcess.RunAsync(PostgresBinaries.Find("initdb"), initdb, Account);
        if (host is not null) await File.AppendAllTextAsync($"{home}/data/pg_hba.conf", "host all all 10.231.0.0/16 trust\n");
    }

    /// <summary>Makes a database and returns its connection string.</summary>
    /// <param name="template">A database of this cluster to copy; nobody may be connected to it.</param>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"t{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"}");
        return ConnectionString(name);
    }

    /// <summary>The connection string of a database of that name, which is made where a kept cluster has none yet.</summary>
    public async Task<string> EnsureDatabaseAsync(string name)
    {
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            // From an earlier time.
        }

        return ConnectionString(name);
    }

    /// <summary>Makes a database once filled by <paramref name="fill"/>, to be copied by <see cref="CreateDatabaseAsync"/>.</summary>
    public async Task<string> CreateTemplateAsync(Func<string, Task> fill)
    {
        var name = $"filled{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");
        await fill(ConnectionString(name) + ";Pooling=false");
        return name;
    }

    /// <summary>kill -9 of the whole server and a new start on the same data.</summary>
    public async Task CrashAndRestartAsync()
    {
        await server.DisposeAsync();
        server = Launch();
        await ReadyAsync();
    }

    /// <summary>Stops it at once; whoever connects is refused.</summary>
    public async Task StopAsync()
    {
        await server.SignalAsync("INT");
        await server.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>Starts it again on the same data.</summary>
    public async Task StartAgainAsync()
    {
        await server.DisposeAsync();
        server = Launch();
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.HasExited) await server.SignalAsync("QUIT");
        await server.WaitAsync(TimeSpan.FromSeconds(20));
        await server.DisposeAsync();
        if (!kept) Directory.Delete(folder, recursive: true);
    }

    private OwnedProcess Launch()
    {
        string[] quick = durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"];
        string[] arguments =
            ["-D", $"{folder}/data", "-k", folder, "-c", $"listen_addresses={host?.Address}", "-c", "max_connections=300", "-c", "shared_buffers=64MB", .. quick];
        return OwnedProcess.Start(PostgresBinaries.Find("postgres"), arguments, user: Account, deathSignal: "QUIT", host: host);
    }

    private Task ReadyAsync() => Eventually.TrueAsync("PostgreSQL accepts connections", TimeSpan.FromSeconds(60), async () =>
    {
        if (server.HasExited && server.Output.Contains("is still in use", StringComparison.Ordinal))
            server = Launch(); // The killed server's children need a moment to notice.
        else if (server.HasExited)
            throw new InvalidOperationException($"PostgreSQL did not start:\n{server.Output}");
        try
        {
            await ExecuteAsync("SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    });

    private string ConnectionString(string database) => $"Host={host?.Address ?? folder};Username={Owner};Database={database};Include Error Detail=true";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names are made here, never taken from input.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
