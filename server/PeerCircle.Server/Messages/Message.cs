using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;

namespace PeerCircle.Server.Messages;

/// <summary>A message in a channel, from the moment it was accepted. Its row outlives withdrawal and removal.</summary>
public sealed class Message : IHoldsSealedTexts
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ChannelId { get; init; }
    public Guid AuthorId { get; init; }

    /// <summary>The client's name for this send: with channel and author it is unique, so a repeated send is found again.</summary>
    public Guid ClientId { get; init; }

    /// <summary>SHA-256 of the text as first sent (one-to-one: keyed, see <see cref="BodySeal"/>): tells a repeat from a clash.</summary>
    public required byte[] TextHash { get; init; }

    public MessageState State { get; set; }

    /// <summary>The version at which it became visible; null before.</summary>
    public long? Position { get; set; }

    /// <summary>The version of its latest change; 0 before it became visible.</summary>
    public long Version { get; set; }

    /// <summary>
    /// The texts of a one-to-one message, encrypted; null in a room. Where it is set, the columns of the texts are empty, and the
    /// properties below are filled as the message is read.
    /// </summary>
    public byte[]? Sealed { get; set; }

    public required string Text { get; set; }
    public required string Html { get; set; }
    public string? Note { get; set; }
    public string? Lang { get; set; }
    public Guid? ReplyToId { get; init; }

    public DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? PostedAt { get; set; }
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>An edit that waits for a moderator; the text above stands until then.</summary>
    public string? HeldEdit { get; set; }

    public int Hear { get; set; }
    public int Metoo { get; set; }
    public int Thanks { get; set; }
    public int Time { get; set; }

    /// <summary>The version of the latest change to the counts; 0 when nobody reacted yet.</summary>
    public long ReactionVersion { get; set; }

    /// <summary>When the counts last took a version: they take at most one a second.</summary>
    public DateTimeOffset? ReactedAt { get; set; }

    /// <summary>True while reactions are stored that the counts don't hold yet.</summary>
    public bool ReactionsWaiting { get; set; }

    BodySeal.Owner IHoldsSealedTexts.SealedFor() => new((byte)'m', ChannelId, Id);

    IReadOnlyList<(string Column, string? Text)> IHoldsSealedTexts.Texts() => [(nameof(Text), Text), (nameof(Html), Html), (nameof(Note), Note), (nameof(HeldEdit), HeldEdit)];

    void IHoldsSealedTexts.PutTexts(IReadOnlyList<string?> texts) => (Text, Html, Note, HeldEdit) = (texts[0] ?? "", texts[1] ?? "", texts[2], texts[3]);
}

/// <summary>Where a message stands between its author and its readers.</summary>
public enum MessageState
{
    /// <summary>Waits for a moderator; only its author sees it.</summary>
    Held,
    Visible,

    /// <summary>Taken back by its author.</summary>
    Withdrawn,

    /// <summary>Taken away by a moderator.</summary>
    Removed,

    /// <summary>Given back to its author with a note, never seen by others.</summary>
    Returned,
}

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.ToTable("messages");
        message.HasOne<Channel>().WithMany().HasForeignKey(m => m.ChannelId).OnDelete(DeleteBehavior.Cascade);
        message.HasIndex(m => new { m.ChannelId, m.AuthorId, m.ClientId }).IsUnique();
        message.HasIndex(m => new { m.ChannelId, m.Version });
        message.HasIndex(m => new { m.ChannelId, m.Position });
        message.HasIndex(m => new { m.AuthorId, m.SentAt });
        message.HasIndex(m => new { m.ChannelId, m.ReactionVersion }).HasFilter("reaction_version > 0");
        message.HasIndex(m => new { m.ChannelId, m.State }).HasFilter("state = 0");
        message.HasIndex(m => m.ReactionsWaiting).HasFilter("reactions_waiting");
        message.Property(m => m.TextHash).HasMaxLength(32);
        message.Property(m => m.Note).HasMaxLength(Limits.NoteUnits);
        message.Property(m => m.Lang).HasMaxLength(12);
    }
}
