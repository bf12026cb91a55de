using System.Net.Sockets;

namespace PeerCircle.LoadLab.Lines;

/// <summary>A SignalR hub connection: the bare hub's and the service's.</summary>
internal sealed class HubLine : WebSocketLine
{
    private const char RecordEnd = (char)0x1e;
    private static readonly byte[] Ping = Record("""{"type":6}""");

    private readonly Guid channelId;

    private HubLine(Guid channelId) => this.channelId = channelId;

    protected override ReadOnlySpan<byte> Push => "{\"type\":1,"u8;

    /// <param name="receiveBuffer">Bytes the kernel may keep for it; 0 leaves that to the kernel.</param>
    public static async Task<HubLine> EnterAsync(Uri server, string cookie, Guid channelId, long? after = null, int receiveBuffer = 0)
    {
        var line = new HubLine(channelId);
        if (receiveBuffer > 0) line.Socket.ReceiveBufferSize = receiveBuffer;
        await line.UpgradeAsync(server, "/hub/v1", cookie);
        if (await line.AnswerAsync("\r\n\r\n") is var answer && !answer.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
            throw new InvalidOperationException($"Refused: {answer}");
        await line.SendAsync(Record("""{"protocol":"json","version":1}"""));
        var since = after?.ToString() ?? "null";
        await line.SendAsync(Record($$"""{"type":1,"invocationId":"e","target":"Enter","arguments":["{{channelId}}",{{since}}]}"""));
        await line.ArrivedAsync("\"invocationId\":\"e\""u8.ToArray());
        return line;
    }

    public override Task PostAsync(int number, CancellationToken ct) => SendAsync(Record(
        $$"""{"type":1,"invocationId":"p","target":"Post","arguments":["{{channelId}}","{{Guid.CreateVersion7()}}","{{Marks.Text(number)}}",null,null]}"""), ct);

    public override Task PingAsync() => SendAsync(Ping);

    /// <summary>True once the server has cut it, as the kernel knows without reading.</summary>
    public bool IsCut()
    {
        const int Tcp = 6, TcpInfo = 11, Established = 1;
        Span<byte> state = stackalloc byte[1];
        try
        {
            Socket.GetRawSocketOption(Tcp, TcpInfo, state);
            return state[0] != Established;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static byte[] Record(string json) => Frame(json + RecordEnd);
}
