using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Something that needs a human: flags and screening hits on one message, gathered. It is changed only under the lock of its
/// message's channel, so that no two decisions can both be the first.
/// </summary>
public sealed class Case
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ChannelId { get; init; }
    public Guid MessageId { get; init; }

    /// <summary>Who wrote the message.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The other of the two people of a conversation; null in a room.</summary>
    public Guid? OtherId { get; init; }

    /// <summary>True when the message stands in a conversation of two.</summary>
    public bool OneToOne { get; init; }

    /// <summary>Rises with every change.</summary>
    public long Version { get; set; } = 1;

    public CaseState State { get; set; }
    public Severity Severity { get; set; }

    /// <summary>What it was called by flags and rules, separated by spaces, in the order in which it came.</summary>
    public string Categories { get; set; } = "";

    /// <summary>Members who flagged it.</summary>
    public int Flags { get; set; }

    /// <summary>True when a text waits for the decision: the message, or an edit of it.</summary>
    public bool Waiting { get; set; }

    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
    public Guid? ClaimedBy { get; set; }
    public DateTimeOffset? ClaimUntil { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The categories, each once.</summary>
    public IReadOnlyList<string> CategoryList => Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Who is on it at that moment; a claim lapses by itself.</summary>
    public Guid? HolderAt(DateTimeOffset now) => ClaimUntil > now ? ClaimedBy : null;

    /// <summary>Notes a change.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    Open,
    Decided,
    Withdrawn,
}

/// <summary>How soon it needs someone; ascending.</summary>
public enum Severity
{
    Normal,
    High,
    Urgent,
}

internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases");
        builder.Ignore(c => c.CategoryList);
        builder.HasIndex(c => c.MessageId).IsUnique().HasFilter("state = 0");
        builder.HasIndex(c => new { c.State, c.Severity, c.OpenedAt });
        builder.HasIndex(c => c.ChangedAt);
        builder.Property(c => c.Categories).HasMaxLength(Limits.CategoriesUnits);
    }
}
