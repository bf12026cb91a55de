using PeerCircle.Contracts;

namespace PeerCircle.Server.Channels.Log;

/// <summary>One committed change, as it will be told to those who are looking.</summary>
/// <param name="ChannelId">Where.</param>
/// <param name="Epoch">The channel's epoch.</param>
/// <param name="After">The version before it.</param>
/// <param name="Version">The version it took; the same as <paramref name="After"/> for what only one person may know.</param>
public sealed record ChannelChange(Guid ChannelId, string Epoch, long After, long Version)
{
    /// <summary>The message as it is now.</summary>
    public MessageView? Message { get; init; }

    /// <summary>The counts of a message, when only they changed.</summary>
    public ReactionsChange? Reactions { get; init; }

    /// <summary>The channel's own state, when it changed.</summary>
    public ChannelInfo? Channel { get; init; }

    /// <summary>Set when only this member's own connections may be told.</summary>
    public Guid? OnlyFor { get; init; }

    /// <summary>What only that member may know.</summary>
    public MineView? Mine { get; init; }
}
