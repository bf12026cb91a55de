using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Channels;

/// <summary>A versioned log that people read and write: a room, or a one-to-one conversation.</summary>
public sealed class Channel
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public ChannelKind Kind { get; init; }

    /// <summary>Counts every visible change. Raised only under the channel's lock, in the transaction of the change.</summary>
    public long Version { get; set; }

    /// <summary>Opaque. Changes on restore and bulk rewriting, and tells clients to start over.</summary>
    public required string Epoch { get; set; }

    /// <summary>Everything with a position below this has been purged.</summary>
    public long Floor { get; set; }

    public ChannelMode Mode { get; set; }

    /// <summary>Seconds one author waits between two messages; 0 is no wait.</summary>
    public int SlowSeconds { get; set; }

    /// <summary>True in a room while someone is on shift.</summary>
    public bool Staffed { get; set; }

    /// <summary>While a room is held by automatic cover, the mode it returns to; null otherwise.</summary>
    public ChannelMode? ModeAfterCover { get; set; }

    /// <summary>One of the two people of a conversation; null in a room.</summary>
    public Guid? FirstMemberId { get; init; }

    /// <summary>The other of the two people of a conversation; null in a room.</summary>
    public Guid? SecondMemberId { get; init; }

    /// <summary>A fresh epoch: unguessable, so that no client holds it by chance.</summary>
    public static string NewEpoch() => Guid.CreateVersion7().ToString("N")[20..];
}

/// <summary>What a channel is.</summary>
public enum ChannelKind
{
    Room,
    Conversation,
}

/// <summary>Who may write in a channel, and whether it waits for a moderator first.</summary>
public enum ChannelMode
{
    Open,
    Newcomers,
    Held,
    ReadOnly,
    Closed,
}

internal sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.ToTable("channels");
        channel.Property(c => c.Epoch).HasMaxLength(16);
        channel.HasIndex(c => c.FirstMemberId);
        channel.HasIndex(c => c.SecondMemberId);
    }
}
