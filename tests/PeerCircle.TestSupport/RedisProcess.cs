using System.Net.Sockets;

namespace PeerCircle.TestSupport;

/// <summary>One real, private Redis on a free port of the loopback address, keeping nothing on disk. It dies with this process.</summary>
public sealed class RedisProcess : IAsyncDisposable
{
    private OwnedProcess server;

    private RedisProcess(int port, OwnedProcess server) => (Port, this.server) = (port, server);

    public int Port { get; }

    public string ConnectionString => $"127.0.0.1:{Port}";

    public static async Task<RedisProcess> StartAsync()
    {
        var port = FreePort.Take();
        var redis = new RedisProcess(port, Launch(port));
        await redis.ReadyAsync();
        return redis;
    }

    /// <summary>kill -9: everything it knew is gone.</summary>
    public Task KillAsync() => server.KillAsync();

    /// <summary>Starts it again, empty, on the same port.</summary>
    public async Task RestartAsync()
    {
        await server.DisposeAsync();
        server = Launch(Port);
        await ReadyAsync();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static OwnedProcess Launch(int port) =>
        OwnedProcess.Start("redis-server", ["--bind", "127.0.0.1", "--port", $"{port}", "--save", "", "--appendonly", "no"]);

    private Task ReadyAsync() => Eventually.TrueAsync("Redis answers PING", TimeSpan.FromSeconds(20), async () =>
    {
        if (server.HasExited)
            throw new InvalidOperationException($"Redis did not start (Debian: apt-get install redis-server):\n{server.Output}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
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
