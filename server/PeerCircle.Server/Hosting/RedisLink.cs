using StackExchange.Redis;

namespace PeerCircle.Server.Hosting;

/// <summary>
/// The one connection to Redis, when a connection string names one. Nothing waits for it: while it is away calls fail at once,
/// and it comes back by itself.
/// </summary>
public sealed partial class RedisLink : IHostedService, IAsyncDisposable
{
    private readonly ConfigurationOptions? options;
    private readonly ILogger<RedisLink> log;
    private volatile ConnectionMultiplexer? connection;
    private volatile Action[] listeners = [];

    public RedisLink(IConfiguration configuration, ILogger<RedisLink> log)
    {
        this.log = log;
        var text = configuration.GetConnectionString("Redis");
        options = string.IsNullOrWhiteSpace(text) ? null : Read(text);
    }

    /// <summary>False: a single node, which needs no Redis.</summary>
    public bool Configured => options is not null;

    /// <summary>True when Redis is configured and does not answer.</summary>
    public bool Away => Configured && connection is not { IsConnected: true };

    /// <summary>The connection, or null while there is none.</summary>
    public IConnectionMultiplexer? Connection => connection is { IsConnected: true } open ? open : null;

    /// <summary>Adds what is called whenever the connection was made, or made again.</summary>
    public void OnReturn(Action listener) => listeners = [.. listeners, listener];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options is null) return;
        // With AbortOnConnectFail off this ends within the connect timeout, connected or not, and goes on trying.
        var made = await ConnectionMultiplexer.ConnectAsync(options);
        made.ConnectionFailed += (_, lost) => LogLost(lost.ConnectionType.ToString(), lost.FailureType.ToString());
        made.ConnectionRestored += (_, _) => TellReturn();
        connection = made;
        if (made.IsConnected) TellReturn();
        else LogLost("first", "not reachable");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (connection is { } open) await open.DisposeAsync();
    }

    private void TellReturn()
    {
        foreach (var listener in listeners) listener();
    }

    private static ConfigurationOptions Read(string text)
    {
        try
        {
            var read = ConfigurationOptions.Parse(text);
            read.AbortOnConnectFail = false;
            read.BacklogPolicy = BacklogPolicy.FailFast;
            read.ReconnectRetryPolicy = new ExponentialRetry(250, 2_000);
            // A node that starts on a busy machine is slow itself; shorter, it would take Redis for gone.
            read.ConnectTimeout = Math.Min(read.ConnectTimeout, 3_000);
            read.AsyncTimeout = Math.Min(read.AsyncTimeout, 2_000);
            read.SyncTimeout = read.AsyncTimeout;
            read.ClientName = "peercircle";
            return read;
        }
        catch (ArgumentException error)
        {
            throw new InvalidOperationException("ConnectionStrings:Redis can't be read; it looks like host:6379,password=…, or is empty for a single node.", error);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The {Kind} connection to Redis is gone ({Why}). Chat goes on inside each node; presence says quiet.")]
    private partial void LogLost(string kind, string why);
}
