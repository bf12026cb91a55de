using System.Collections.Concurrent;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;

namespace PeerCircle.Server.Realtime;

/// <summary>Every open connection of this node: found by id, member, session and channel.</summary>
public sealed class LiveConnections
{
    private readonly ConcurrentDictionary<string, LiveConnection> connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Audience> audiences = new();
    private readonly ConcurrentDictionary<Guid, LiveConnection[]> byMember = new();

    public LiveConnections(ChangeFeed feed) => feed.Listen(Take);

    public IEnumerable<LiveConnection> All => connections.Values;

    public int Count => connections.Count;

    /// <summary>Everyone who is in a room here, by room. Conversations are not rooms: there it would be a person's online state.</summary>
    internal IEnumerable<(Guid RoomId, IReadOnlySet<Guid> Members)> Rooms => audiences.Values
        .Where(a => a.Kind is ChannelKind.Room)
        .Select(a => (a.ChannelId, Members: (IReadOnlySet<Guid>)a.Members.ToHashSet()))
        .Where(r => r.Members.Count > 0);

    /// <summary>Everyone with an open connection here.</summary>
    internal IReadOnlyCollection<Guid> Members => [.. byMember.Keys];

    internal LiveConnection? Find(string connectionId) => connections.GetValueOrDefault(connectionId);

    /// <summary>Adds a connection. A member's oldest gives way when there are too many.</summary>
    internal void Add(LiveConnection connection)
    {
        connections[connection.Id] = connection;
        var own = byMember.AddOrUpdate(connection.Caller.MemberId, [connection], (_, others) => [.. others, connection]);
        // One that was cut does not push out another when it comes back at once.
        var staying = own.Where(c => !c.IsLeaving).ToList();
        if (staying.Count > Limits.ConnectionsPerMember) _ = staying[0].CloseAsync("too-many-connections");
    }

    internal void Remove(string connectionId)
    {
        if (!connections.TryRemove(connectionId, out var connection)) return;
        connection.Gone();
        lock (connection.Entered)
        {
            foreach (var audience in connection.Entered.Values) audience.Leave(connection);
            connection.Entered.Clear();
        }
        var member = connection.Caller.MemberId;
        var rest = byMember.AddOrUpdate(member, [], (_, own) => [.. own.Where(c => c != connection)]);
        if (rest.Length == 0) byMember.TryRemove(KeyValuePair.Create(member, rest));
    }

    /// <summary>Subscribes a connection to a channel; false when it has entered too many.</summary>
    internal bool Enter(LiveConnection connection, Guid channelId, ChannelKind kind)
    {
        lock (connection.Entered)
        {
            if (connection.Entered.ContainsKey(channelId)) return true;
            if (connection.Entered.Count >= Limits.ChannelsPerConnection) return false;
            // Audiences are kept once made: there are as many as channels, and a pump may still hold one.
            var audience = audiences.GetOrAdd(channelId, id => new Audience(id, kind));
            audience.Join(connection);
            connection.Entered[channelId] = audience;
            return true;
        }
    }

    internal static void Leave(LiveConnection connection, Guid channelId)
    {
        lock (connection.Entered)
            if (connection.Entered.Remove(channelId, out var audience)) audience.Leave(connection);
    }

    /// <summary>The channels a connection has entered.</summary>
    internal static List<Guid> EnteredBy(LiveConnection connection)
    {
        lock (connection.Entered) return [.. connection.Entered.Keys];
    }

    /// <summary>Hands committed changes, of this node or of another, to those who are looking.</summary>
    internal void Take(IReadOnlyList<ChannelChange> changes)
    {
        foreach (var change in changes)
            if (audiences.TryGetValue(change.ChannelId, out var audience)) audience.Add(change);
    }

    /// <summary>True when a member looks at a channel here.</summary>
    internal bool IsHere(Guid channelId, Guid memberId) => audiences.TryGetValue(channelId, out var audience) && audience.Members.Contains(memberId);

    /// <summary>Sends the same to everyone who looks at a channel here.</summary>
    internal void SendToChannel(Guid channelId, OutgoingPush push)
    {
        if (audiences.TryGetValue(channelId, out var audience)) audience.Send(push);
    }

    /// <summary>Sends to every connection of a member.</summary>
    internal void SendTo(Guid memberId, OutgoingPush push)
    {
        foreach (var connection in byMember.GetValueOrDefault(memberId, [])) connection.Send(push);
    }

    /// <summary>Ends what a revoked session or member holds open here.</summary>
    public Task CloseAsync(Guid? sessionId, Guid? memberId, string reason) =>
        Task.WhenAll(connections.Values
            .Where(c => (sessionId is { } s && c.Caller.SessionId == s) || (memberId is { } m && c.Caller.MemberId == m))
            .Select(c => c.CloseAsync(reason)));
}
