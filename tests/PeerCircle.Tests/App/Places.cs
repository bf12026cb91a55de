using PeerCircle.Server.Channels;
using PeerCircle.Server.Rooms;

namespace PeerCircle.Tests.App;

/// <summary>Rooms for tests.</summary>
public static class Places
{
    /// <summary>A new room; its id is the channel's id.</summary>
    public static async Task<Guid> OpenRoomAsync(this CircleHost host, ChannelMode mode = ChannelMode.Open, int slowSeconds = 0, bool automaticCover = false)
    {
        await using var db = host.Db();
        var channel = new Channel { Kind = ChannelKind.Room, Epoch = Channel.NewEpoch(), Mode = mode, SlowSeconds = slowSeconds };
        db.Rooms.Add(new Room { Id = channel.Id, Slug = $"room-{channel.Id:N}", Name = "A room", Language = "en", Channel = channel, AutomaticCover = automaticCover });
        await db.SaveChangesAsync();
        return channel.Id;
    }

    /// <summary>A new conversation of two people.</summary>
    public static async Task<Guid> OpenConversationAsync(this CircleHost host, Person one, Person other)
    {
        await using var db = host.Db();
        var channel = new Channel
        {
            Kind = ChannelKind.Conversation,
            Epoch = Channel.NewEpoch(),
            FirstMemberId = one.Id,
            SecondMemberId = other.Id,
        };
        db.Channels.Add(channel);
        await db.SaveChangesAsync();
        return channel.Id;
    }
}
