using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Moderation;

/// <summary>One act of staff, or one disclosure. Rows are added and never changed; each is chained to the one before.</summary>
public sealed class LedgerEntry
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }
    public Guid ActorId { get; init; }

    /// <summary>What was done, such as <c>claim</c>, <c>decide</c> or <c>disclose</c>.</summary>
    public required string Act { get; init; }

    public Guid? CaseId { get; init; }

    /// <summary>The member it concerns.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>More about it, as JSON. Never a word of what people wrote.</summary>
    public required string Details { get; init; }

    /// <summary>HMAC-SHA-256 over this row and the hash of the one before.</summary>
    public required byte[] Hash { get; set; }
}

/// <summary>The end of the chain. Locked while a row is added: last of all locks.</summary>
public sealed class LedgerHead
{
    public int Id { get; init; }
    public long Seq { get; set; }
    public required byte[] Hash { get; set; }
}

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>, IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("ledger");
        entry.HasKey(e => e.Seq);
        entry.Property(e => e.Seq).ValueGeneratedNever();
        entry.Property(e => e.Act).HasMaxLength(32);
        entry.Property(e => e.Hash).HasMaxLength(32);
    }

    public void Configure(EntityTypeBuilder<LedgerHead> head)
    {
        head.ToTable("ledger_head");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.Property(h => h.Hash).HasMaxLength(32);
        head.HasData(new LedgerHead { Id = 1, Seq = 0, Hash = new byte[32] });
    }
}
