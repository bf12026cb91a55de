using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>A letter to one person. It is put into words when it is read, in the language they read then.</summary>
public sealed class Notice : IHoldsSealedTexts
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid MemberId { get; init; }
    public NoticeKind Kind { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The room's name; null for a conversation of two.</summary>
    public string? Place { get; init; }

    /// <summary>The decision it tells of: only to the person concerned.</summary>
    public Guid? DecisionId { get; init; }

    /// <summary>What it is about; in the answer to a call the member's own id.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>True for the answer to a call.</summary>
    public bool AnswersCall => MessageId == MemberId;

    /// <summary>To someone who flagged: whether something was done.</summary>
    public bool Acted { get; init; }

    /// <summary>What a moderator wrote to the author of a returned text.</summary>
    public string? Note { get; set; }

    /// <summary>The note, encrypted, where it is about a conversation of two.</summary>
    public byte[]? Sealed { get; set; }

    BodySeal.Owner IHoldsSealedTexts.SealedFor() => new((byte)'l', MemberId, Id);

    IReadOnlyList<(string Column, string? Text)> IHoldsSealedTexts.Texts() => [(nameof(Note), Note)];

    void IHoldsSealedTexts.PutTexts(IReadOnlyList<string?> texts) => Note = texts[0];
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
        notice.Ignore(n => n.AnswersCall);
        notice.HasIndex(n => new { n.MemberId, n.At });
        notice.Property(n => n.Place).HasMaxLength(80);
        notice.Property(n => n.Note).HasMaxLength(Limits.FactsUnits);
    }
}
