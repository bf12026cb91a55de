using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Members;

/// <summary>A code that lets people join while the circle is open to invited people only. The code itself is shown once; its hash is kept.</summary>
public sealed class Invite
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the code, which is random enough that a slow hash would add nothing.</summary>
    public required byte[] Hash { get; init; }

    public Guid MadeBy { get; init; }
    public DateTimeOffset MadeAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>People it was made for.</summary>
    public int Uses { get; init; }

    /// <summary>People it still lets in.</summary>
    public int UsesLeft { get; set; }
}

internal sealed class InviteMapping : IEntityTypeConfiguration<Invite>
{
    public void Configure(EntityTypeBuilder<Invite> invite)
    {
        invite.ToTable("invites");
        invite.HasIndex(i => i.Hash).IsUnique();
        invite.Property(i => i.Hash).HasMaxLength(32);
    }
}
