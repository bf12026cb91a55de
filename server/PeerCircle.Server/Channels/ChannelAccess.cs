using PeerCircle.Server.Members;

namespace PeerCircle.Server.Channels;

/// <summary>Who reaches which channel. Every read goes through here, so a forgotten check becomes "not found".</summary>
public static class ChannelAccess
{
    /// <summary>The channels this caller may read: rooms that are not closed (staff: every room), and their own conversations.</summary>
    public static IQueryable<Channel> VisibleTo(this IQueryable<Channel> channels, Caller caller)
    {
        var (me, staff) = (caller.MemberId, caller.Roles.IsStaff());
        return channels.Where(c =>
            (c.Kind == ChannelKind.Room && (staff || c.Mode != ChannelMode.Closed))
            || (c.Kind == ChannelKind.Conversation && (c.FirstMemberId == me || c.SecondMemberId == me)));
    }

    /// <summary>The same rule for a channel that is already at hand.</summary>
    public static bool IsVisibleTo(this Channel channel, Caller caller) => channel.Kind switch
    {
        ChannelKind.Room => channel.Mode != ChannelMode.Closed || caller.Roles.IsStaff(),
        _ => channel.FirstMemberId == caller.MemberId || channel.SecondMemberId == caller.MemberId,
    };

    /// <summary>The channel's own state as the wire tells it.</summary>
    public static Contracts.ChannelInfo Info(this Channel channel) =>
        new(channel.Mode.Wire(), channel.Staffed, channel.SlowSeconds, channel.Floor, channel.ModeAfterCover is null ? null : true);

    /// <summary>The mode as the wire names it.</summary>
    public static string Wire(this ChannelMode mode) => mode switch
    {
        ChannelMode.Open => Contracts.ChannelModes.Open,
        ChannelMode.Newcomers => Contracts.ChannelModes.Newcomers,
        ChannelMode.Held => Contracts.ChannelModes.Held,
        ChannelMode.ReadOnly => Contracts.ChannelModes.ReadOnly,
        _ => Contracts.ChannelModes.Closed,
    };
}
