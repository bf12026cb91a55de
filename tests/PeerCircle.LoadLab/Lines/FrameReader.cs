using System.Buffers.Binary;

namespace PeerCircle.LoadLab.Lines;

/// <summary>As little of WebSocket and what travels in it as is needed to count messages.</summary>
internal static class FrameReader
{
    private const byte RecordEnd = 0x1e;

    /// <summary>Takes one whole frame off the front; false when it is not all there yet.</summary>
    /// <param name="rest">What is left of the bytes.</param>
    /// <param name="payload">What the frame carries.</param>
    /// <param name="final">False when the message goes on in the next frame: a server that has gathered much sends it in pieces.</param>
    public static bool TryTake(ref Span<byte> rest, out ReadOnlySpan<byte> payload, out bool final)
    {
        payload = default;
        final = rest.Length > 0 && (rest[0] & 0x80) != 0;
        if (rest.Length < 2)
            return false;
        var (header, length) = (rest[1] & 127) switch
        {
            126 => (4, rest.Length < 4 ? long.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(rest[2..])),
            127 => (10, rest.Length < 10 ? long.MaxValue : BinaryPrimitives.ReadInt64BigEndian(rest[2..])),
            var small => (2, (long)small),
        };
        if (length > rest.Length - header)
            return false;
        payload = rest.Slice(header, (int)length);
        rest = rest[(header + (int)length)..];
        return true;
    }

    /// <summary>Tells the number of every message in the pushes of a whole WebSocket message; answers to one's own posts are passed over.</summary>
    public static void Marks(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> push, Action<int> arrived)
    {
        while (payload.Length > 0)
        {
            var end = payload.IndexOf(RecordEnd);
            var record = end < 0 ? payload : payload[..end];
            payload = end < 0 ? default : payload[(end + 1)..];
            if (record.StartsWith(push))
                Lines.Marks.Take(record, arrived);
        }
    }
}
