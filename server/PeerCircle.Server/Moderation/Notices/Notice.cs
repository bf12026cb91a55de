using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Moderation;

/// <summary>A letter to one person. It is put into words when it is read, in the language they read then.</summary>
public sealed class Notice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid MemberId { get; init; }
    public NoticeKind Kind { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The room's name; null for a conversation of two.</summary>
    public string? Place { get; init; }

    /// <summary>The decision it tells of: only to the person concerned.</summary>
    public Guid? DecisionId { get; init; }

    public Guid? MessageId { get; init; }

    /// <summary>To someone who flagged: whether something was done.</summary>
    public bool Acted { get; init; }

    /// <summary>What a moderator wrote to the author of a returned text.</summary>
    public string? Note { get; init; }
}

/// <summary>What a letter tells.</summary>
public enum NoticeKind
{
    /// <summary>Your flag has come in.</summary>
    Receipt,

    /// <summary>Someone has looked at what you flagged.</summary>
    Outcome,

    /// <summary>Something was decided about what you wrote, and why.</summary>
    Decision,
}

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("notices");
        notice.HasIndex(n => new { n.MemberId, n.At });
        notice.Property(n => n.Place).HasMaxLength(80);
        notice.Property(n => n.Note).HasMaxLength(Limits.FactsUnits);
    }
}
