using System.Buffers;
using System.Text;

namespace PeerCircle.LoadLab.Lines;

/// <summary>A line that speaks WebSocket.</summary>
internal abstract class WebSocketLine : Line
{
    private readonly ArrayBufferWriter<byte> begun = new();

    /// <summary>How a push to the room begins; answers to one's own calls are passed over.</summary>
    protected abstract ReadOnlySpan<byte> Push { get; }

    protected async Task UpgradeAsync(Uri server, string path, string cookie)
    {
        await ConnectAsync(server.Port);
        await SendAsync(
            $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
            $"Sec-WebSocket-Key: {Convert.ToBase64String(Guid.CreateVersion7().ToByteArray())}\r\nCookie: {cookie}\r\n\r\n");
    }

    protected static byte[] Frame(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        // A masking key of zeros is a legal key, and leaves the payload as it is.
        byte[] length = payload.Length < 126 ? [(byte)(0x80 | payload.Length)] : [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        return [0x81, .. length, 0, 0, 0, 0, .. payload];
    }

    protected override int Take(Span<byte> bytes, Action<int> arrived)
    {
        var rest = bytes;
        while (FrameReader.TryTake(ref rest, out var payload, out var final))
        {
            if (final && begun.WrittenCount == 0)
            {
                FrameReader.Marks(payload, Push, arrived);
                continue;
            }

            begun.Write(payload);
            if (!final) continue;
            FrameReader.Marks(begun.WrittenSpan, Push, arrived);
            begun.ResetWrittenCount();
        }

        return bytes.Length - rest.Length;
    }
}
