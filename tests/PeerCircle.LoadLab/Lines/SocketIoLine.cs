namespace PeerCircle.LoadLab.Lines;

/// <summary>A Socket.IO 4 connection over WebSocket, without a framework on our side.</summary>
internal sealed class SocketIoLine : WebSocketLine
{
    private static readonly byte[] Pong = Frame("3");

    private readonly Guid channelId;

    private SocketIoLine(Guid channelId) => this.channelId = channelId;

    protected override ReadOnlySpan<byte> Push => "42["u8;

    public static async Task<SocketIoLine> EnterAsync(Uri server, Guid channelId)
    {
        var line = new SocketIoLine(channelId);
        await line.UpgradeAsync(server, "/socket.io/?EIO=4&transport=websocket", "none=1");
        await line.AnswerAsync("\"sid\"");
        await line.SendAsync(Frame("40"));
        await line.AnswerAsync("40{");
        await line.SendAsync(Frame($"420[\"enter\",\"{channelId}\"]"));
        await line.ArrivedAsync("430["u8.ToArray());
        return line;
    }

    public override Task PostAsync(int number, CancellationToken ct) =>
        SendAsync(Frame($"421[\"post\",\"{channelId}\",\"{Guid.CreateVersion7()}\",\"{Marks.Text(number)}\",null,null]"), ct);

    /// <summary>Unasked for, in time before the server asks: it counts as the answer.</summary>
    public override Task PingAsync() => SendAsync(Pong);
}
