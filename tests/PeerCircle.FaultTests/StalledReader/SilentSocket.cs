using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace PeerCircle.FaultTests.StalledReader;

/// <summary>A hub connection by hand that can stop reading while it goes on pinging, as a phone with a full buffer does.</summary>
internal sealed class SilentSocket : IDisposable
{
    private const int SmallBuffer = 8 * 1024;

    private readonly ClientWebSocket socket = new();
    private readonly SocketsHttpHandler handler = new() { ConnectCallback = ConnectAsync };

    public static async Task<SilentSocket> EnterAsync(Uri server, string cookie, Guid channelId)
    {
        var silent = new SilentSocket();
        silent.socket.Options.SetRequestHeader("Cookie", cookie);
        using var invoker = new HttpMessageInvoker(silent.handler, disposeHandler: false);
        await silent.socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/hub/v1" }.Uri, invoker, CancellationToken.None);
        await silent.SendAsync("""{"protocol":"json","version":1}""", CancellationToken.None);
        await silent.SendAsync($$"""{"type":1,"invocationId":"1","target":"Enter","arguments":["{{channelId}}",null]}""", CancellationToken.None);
        await silent.ReadUntilAsync("\"invocationId\":\"1\"");
        return silent;
    }

    /// <summary>Pings every second and never reads, until the server cuts it. Returns when that has happened.</summary>
    public async Task PingUntilCutAsync(CancellationToken ct)
    {
        using var clock = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        try
        {
            while (await clock.WaitForNextTickAsync(ct))
                await SendAsync("""{"type":6}""", ct);
        }
        catch (Exception error) when (error is WebSocketException or IOException or ObjectDisposedException)
        {
            // Cut: what the test waits for.
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        handler.Dispose();
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        // A small receive buffer, or the kernel would read for it: up to 6 MB.
        var tcp = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = SmallBuffer, NoDelay = true };
        await tcp.ConnectAsync(context.DnsEndPoint, ct);
        return new NetworkStream(tcp, ownsSocket: true);
    }

    private async Task SendAsync(string frame, CancellationToken ct) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(frame + '\u001e'), WebSocketMessageType.Text, endOfMessage: true, ct);

    private async Task ReadUntilAsync(string mark)
    {
        var read = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (!read.ToString().Contains(mark, StringComparison.Ordinal))
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            read.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
        }
    }
}
