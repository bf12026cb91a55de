using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>One hub connection on a plain socket. It looks at frame lengths and marks only, so that the generator stays cheap.</summary>
internal sealed class RawConnection : IDisposable
{
    private const byte RecordEnd = 0x1e;
    private static readonly byte[] Ping = Frame("""{"type":6}""");

    private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Guid channelId;
    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    private RawConnection(Guid channelId) => this.channelId = channelId;

    /// <summary>Why it ended; null while it lives.</summary>
    public string? Ended { get; private set; }

    public static async Task<RawConnection> EnterAsync(Uri server, string cookie, Guid channelId)
    {
        var connection = new RawConnection(channelId);
        await connection.socket.ConnectAsync(IPAddress.Loopback, server.Port);
        await connection.socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /hub/v1 HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
            $"Sec-WebSocket-Key: {Convert.ToBase64String(Guid.CreateVersion7().ToByteArray())}\r\nCookie: {cookie}\r\n\r\n"));
        await connection.ReadUntilAsync("\r\n\r\n"u8.ToArray());
        await connection.socket.SendAsync(Frame("""{"protocol":"json","version":1}"""));
        await connection.socket.SendAsync(Frame($$"""{"type":1,"invocationId":"e","target":"Enter","arguments":["{{channelId}}",null]}"""));
        await connection.ReadUntilAsync("\"invocationId\":\"e\""u8.ToArray());
        return connection;
    }

    public async Task PostAsync(int number) => await socket.SendAsync(Frame(
        $$"""{"type":1,"invocationId":"p","target":"Post","arguments":["{{channelId}}","{{Guid.CreateVersion7()}}","{{Marks.Text(number)}}",null,null]}"""));

    public async Task PingAsync() => await socket.SendAsync(Ping);

    /// <summary>Reads until the connection ends, telling of every message that arrives by a push.</summary>
    public async Task ListenAsync(Action<int> arrived)
    {
        try
        {
            for (; ; Consume(arrived))
                if (!await FillAsync())
                    break;
            Ended = "closed by the server";
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            Ended = error.Message;
        }
    }

    public void Dispose() => socket.Dispose();

    private static byte[] Frame(string record)
    {
        var payload = Encoding.UTF8.GetBytes(record + (char)RecordEnd);
        // A masking key of zeros is a legal key, and leaves the payload as it is.
        byte[] length = payload.Length < 126 ? [(byte)(0x80 | payload.Length)] : [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [0x81, .. length, 0, 0, 0, 0, .. payload];
    }

    private void Consume(Action<int> arrived)
    {
        var rest = buffer.AsSpan(0, filled);
        while (FrameReader.TryTake(ref rest, out var payload))
            FrameReader.Marks(payload, arrived);
        rest.CopyTo(buffer);
        filled = rest.Length;
    }

    private async Task ReadUntilAsync(byte[] mark)
    {
        for (; ; )
        {
            if (!await FillAsync())
                throw new InvalidOperationException($"Refused: {Encoding.UTF8.GetString(buffer, 0, Math.Min(filled, 400))}");
            if (buffer.AsSpan(0, filled).IndexOf(mark) < 0)
                continue;
            filled = mark.Length == 4 ? 0 : filled;
            if (mark.Length != 4)
                Consume(_ => { });
            return;
        }
    }

    private async Task<bool> FillAsync()
    {
        if (filled == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
        filled += read;
        return read > 0;
    }
}
