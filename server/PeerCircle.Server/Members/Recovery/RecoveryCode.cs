using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Members;

/// <summary>
/// One unused recovery code. Identity's own recovery codes are kept in clear and joined in one cell: a leaked database would open
/// every account, and two uses at once could both succeed. Here only a hash is kept, and a used code's row is gone.
/// </summary>
public sealed class RecoveryCode
{
    public Guid MemberId { get; init; }

    /// <summary>SHA-256 of the member's id and the code; the codes are random enough that a slow hash would add nothing.</summary>
    public required byte[] Hash { get; init; }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_codes");
        code.HasKey(c => new { c.MemberId, c.Hash });
        code.Property(c => c.Hash).HasMaxLength(32);
        code.HasOne<Member>().WithMany().HasForeignKey(c => c.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
