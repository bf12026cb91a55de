using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerCircle.LoadLab.Lines;

/// <summary>One member's connection on a plain socket. It looks at as little as is needed to count messages, so that the generator stays cheap.</summary>
internal abstract class Line : IDisposable
{
    private byte[] buffer = new byte[8 * 1024];
    private int filled;

    /// <summary>Why it ended; null while it lives.</summary>
    public string? Ended { get; private set; }

    /// <summary>Bytes that have come so far.</summary>
    public long Received { get; private set; }

    protected Socket Socket { get; } = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>Says message <paramref name="number"/> in the room.</summary>
    public abstract Task PostAsync(int number, CancellationToken ct);

    /// <summary>A sign of life.</summary>
    public abstract Task PingAsync();

    /// <summary>Reads until the connection ends, telling of every message that arrives.</summary>
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

    public void Dispose() => Socket.Dispose();

    /// <summary>Tells of the messages in these bytes; the number of bytes that were used up.</summary>
    protected abstract int Take(Span<byte> bytes, Action<int> arrived);

    protected async Task ConnectAsync(int port) => await Socket.ConnectAsync(IPAddress.Loopback, port);

    protected async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct = default) => await Socket.SendAsync(bytes, ct);

    protected Task SendAsync(string text, CancellationToken ct = default) => SendAsync(Encoding.UTF8.GetBytes(text), ct);

    /// <summary>Reads until one of these has come, and drops what was read: the other side waits for us then.</summary>
    protected async Task<string> AnswerAsync(params string[] marks)
    {
        for (var said = ""; !Array.Exists(marks, mark => said.Contains(mark, StringComparison.Ordinal)); said = Encoding.UTF8.GetString(buffer, 0, filled))
            if (!await FillAsync())
                throw new InvalidOperationException($"Refused: {Encoding.UTF8.GetString(buffer, 0, Math.Min(filled, 400))}");
        var answer = Encoding.UTF8.GetString(buffer, 0, filled);
        filled = 0;
        return answer;
    }

    /// <summary>Reads until this has come, and keeps what is behind the last whole frame: pushes may follow at once.</summary>
    protected async Task ArrivedAsync(ReadOnlyMemory<byte> mark)
    {
        while (buffer.AsSpan(0, filled).IndexOf(mark.Span) < 0)
            if (!await FillAsync())
                throw new InvalidOperationException($"Refused: {Encoding.UTF8.GetString(buffer, 0, Math.Min(filled, 400))}");
        Consume(_ => { });
    }

    private void Consume(Action<int> arrived)
    {
        var used = Take(buffer.AsSpan(0, filled), arrived);
        buffer.AsSpan(used, filled - used).CopyTo(buffer);
        filled -= used;
    }

    private async Task<bool> FillAsync()
    {
        if (filled == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = await Socket.ReceiveAsync(buffer.AsMemory(filled));
        filled += read;
        Received += read;
        return read > 0;
    }
}
