using System.Net.Sockets;

namespace PeerCircle.TestSupport;

/// <summary>One real, private Redis on a free port of the loopback address, keeping nothing on disk. It dies with this process.</summary>
public sealed class RedisProcess : IAsyncDisposable
{
    private readonly NetworkHost? host;
    private OwnedProcess server;

    private RedisProcess(int port, NetworkHost? host)
    {
        (Port, this.host) = (port, host);
        server = Launch();
    }

    public int Port { get; }

    public int Id => server.Id;

    public string ConnectionString => $"{Address}:{Port}";

    private string Address => host?.Address ?? "127.0.0.1";

    /// <param name="host">A host it runs on; null: this one.</param>
    public static async Task<RedisProcess> StartAsync(NetworkHost? host = null)
    {
        var redis = new RedisProcess(FreePort.Take(), host);
        await redis.ReadyAsync();
        return redis;
    }

    /// <summary>kill -9: everything it knew is gone.</summary>
    public Task KillAsync() => server.KillAsync();

    /// <summary>Starts it again, empty, on the same port.</summary>
    public async Task RestartAsync()
    {
        await server.DisposeAsync();
        server = Launch();
        await ReadyAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private OwnedProcess Launch() => OwnedProcess.Start(
        "redis-server", ["--bind", Address, "--port", $"{Port}", "--protected-mode", "no", "--save", "", "--appendonly", "no"], host: host);

    private Task ReadyAsync() => Eventually.TrueAsync("Redis answers PING", TimeSpan.FromSeconds(20), async () =>
    {
        if (server.HasExited)
            throw new InvalidOperationException($"Redis did not start (Debian: apt-get install redis-server):\n{server.Output}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Address, Port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[7];
            await client.GetStream().ReadExactlyAsync(answer);
            return answer.AsSpan().SequenceEqual("+PONG\r\n"u8);
        }
        catch (SocketException)
        {
            return false;
        }
    });
}
