namespace PeerCircle.Server.Presence;

/// <summary>Who is there on one node.</summary>
/// <param name="Rooms">Room → the members in it. Never a conversation.</param>
/// <param name="Around">Mentors and moderators who are connected and chose to be shown.</param>
public sealed record NodePresence(IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> Rooms, IReadOnlySet<Guid> Around)
{
    public static readonly NodePresence Nobody = new(new Dictionary<Guid, IReadOnlySet<Guid>>(), new HashSet<Guid>());

    /// <summary>Of several nodes; a person who is there on two of them is there once.</summary>
    public static NodePresence Of(IEnumerable<NodePresence> nodes)
    {
        var rooms = new Dictionary<Guid, HashSet<Guid>>();
        var around = new HashSet<Guid>();
        foreach (var node in nodes)
        {
            around.UnionWith(node.Around);
            foreach (var (room, members) in node.Rooms)
                if (!rooms.TryAdd(room, [.. members])) rooms[room].UnionWith(members);
        }
        return new(rooms.ToDictionary(r => r.Key, r => (IReadOnlySet<Guid>)r.Value), around);
    }

    /// <summary>How many people are in a room.</summary>
    public int In(Guid roomId) => Rooms.TryGetValue(roomId, out var members) ? members.Count : 0;
}
