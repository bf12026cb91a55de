using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Members;

/// <summary>The one link that makes the first administrator. Only its hash is kept; a new start replaces it, using it removes it.</summary>
public sealed class SetupLink
{
    /// <summary>There is one row at most.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; set; }
}

internal sealed class SetupLinkMapping : IEntityTypeConfiguration<SetupLink>
{
    public void Configure(EntityTypeBuilder<SetupLink> link)
    {
        link.ToTable("setup_links");
        link.Property(l => l.Id).ValueGeneratedNever();
        link.Property(l => l.Hash).HasMaxLength(32);
    }
}
