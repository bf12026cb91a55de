using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Messages;

/// <summary>One person's reaction to a message. Nobody else ever learns whose it is.</summary>
public sealed class Reaction
{
    public Guid MessageId { get; init; }
    public Guid MemberId { get; init; }
    public ReactionKind Kind { get; init; }
}

/// <summary>The four things one can say with a tap.</summary>
public enum ReactionKind
{
    Hear,
    Metoo,
    Thanks,
    Time,
}

internal sealed class ReactionMapping : IEntityTypeConfiguration<Reaction>
{
    public void Configure(EntityTypeBuilder<Reaction> reaction)
    {
        reaction.ToTable("reactions");
        reaction.HasKey(r => new { r.MessageId, r.MemberId, r.Kind });
        reaction.HasOne<Message>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
    }
}
