using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Messages;

/// <summary>What a person has begun to write in a channel. Kept here because households share devices.</summary>
public sealed class Draft
{
    public Guid MemberId { get; init; }
    public Guid ChannelId { get; init; }

    /// <summary>Empty where <see cref="Sealed"/> holds it.</summary>
    public required string Text { get; set; }

    /// <summary>The text, encrypted, in a one-to-one conversation; null in a room.</summary>
    public byte[]? Sealed { get; set; }

    public DateTimeOffset SavedAt { get; set; }
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> draft)
    {
        draft.ToTable("drafts");
        draft.HasKey(d => new { d.MemberId, d.ChannelId });
        draft.Property(d => d.Text).HasMaxLength(Limits.TextUnits * 2);
    }
}
