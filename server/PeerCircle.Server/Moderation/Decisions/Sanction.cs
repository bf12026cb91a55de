using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Moderation;

/// <summary>What a person may not do for a time. It lapses by itself.</summary>
public sealed class Sanction
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid MemberId { get; init; }
    public SanctionKind Kind { get; init; }

    /// <summary>The one room it holds in; null: everywhere.</summary>
    public Guid? ChannelId { get; init; }

    public Guid DecisionId { get; init; }
    public DateTimeOffset From { get; init; }

    /// <summary>When it ends; null: for good.</summary>
    public DateTimeOffset? Until { get; set; }
}

/// <summary>What is taken.</summary>
public enum SanctionKind
{
    /// <summary>Writing and reacting.</summary>
    Mute,

    /// <summary>Taking part at all.</summary>
    Ban,
}

internal sealed class SanctionMapping : IEntityTypeConfiguration<Sanction>
{
    public void Configure(EntityTypeBuilder<Sanction> sanction)
    {
        sanction.ToTable("sanctions");
        sanction.HasIndex(s => s.MemberId);
    }
}
