using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>
/// One call to staff about an urgent case, by one way. Whoever sends it leases it first, so that one node sends it; a node that
/// dies in the middle leaves a lease that runs out, and another goes on.
/// </summary>
public sealed class CasePage
{
    /// <summary>Names it wherever it arrives: what came twice can be told by it.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    public PageStep Step { get; init; }
    public PageWay Way { get; init; }

    /// <summary>When it is to be sent, unless someone is on the case.</summary>
    public DateTimeOffset DueAt { get; init; }

    /// <summary>When it may be taken for sending: when it is due, when a lease ends, or when it is tried again.</summary>
    public DateTimeOffset TryAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it was sent, given up, or not needed any more; null while it is still to be done.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What kept the latest try from arriving; null when nothing did. Never anything of what was sent.</summary>
    public string? Problem { get; set; }
}

/// <summary>Which of the calls about a case it is.</summary>
public enum PageStep
{
    AtOnce,
    Again,

    /// <summary>The safeguarding lead, whoever else was called before.</summary>
    Lead,
}

/// <summary>How staff who have no page open are reached.</summary>
public enum PageWay
{
    Webhook,
    Mail,
}

internal sealed class CasePageMapping : IEntityTypeConfiguration<CasePage>
{
    public void Configure(EntityTypeBuilder<CasePage> page)
    {
        page.ToTable("case_pages");
        page.HasOne<Case>().WithMany().HasForeignKey(p => p.CaseId).OnDelete(DeleteBehavior.Cascade);
        // Two nodes may see the same new case: it is called about once.
        page.HasIndex(p => new { p.CaseId, p.Step, p.Way }).IsUnique();
        page.HasIndex(p => p.TryAt).HasFilter("ended_at is null");
        page.Property(p => p.Problem).HasMaxLength(64);
    }
}
