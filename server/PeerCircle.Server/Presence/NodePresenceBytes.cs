namespace PeerCircle.Server.Presence;

/// <summary>A node's presence as it lies in Redis: 16 bytes for each room and person, 160 KB for ten thousand people.</summary>
internal static class NodePresenceBytes
{
    private const int GuidBytes = 16;

    public static byte[] Write(NodePresence presence)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(presence.Rooms.Count);
        foreach (var (room, members) in presence.Rooms)
        {
            writer.Write(room.ToByteArray());
            Write(writer, members);
        }
        Write(writer, presence.Around);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <exception cref="EndOfStreamException">The bytes were cut off.</exception>
    public static NodePresence Read(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        var rooms = new Dictionary<Guid, IReadOnlySet<Guid>>();
        for (var left = reader.ReadInt32(); left > 0; left--) rooms[ReadGuid(reader)] = ReadMembers(reader);
        return new NodePresence(rooms, ReadMembers(reader));
    }

    private static void Write(BinaryWriter writer, IReadOnlySet<Guid> members)
    {
        writer.Write(members.Count);
        foreach (var member in members) writer.Write(member.ToByteArray());
    }

    private static HashSet<Guid> ReadMembers(BinaryReader reader)
    {
        var members = new HashSet<Guid>();
        for (var left = reader.ReadInt32(); left > 0; left--) members.Add(ReadGuid(reader));
        return members;
    }

    private static Guid ReadGuid(BinaryReader reader) =>
        reader.ReadBytes(GuidBytes) is { Length: GuidBytes } id ? new Guid(id) : throw new EndOfStreamException("A node's presence was cut off.");
}
