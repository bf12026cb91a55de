using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>A message that staff may read for a case. Of a conversation of two these, and no others, can ever be shown to them.</summary>
public sealed class CaseEvidence : IHoldsSealedTexts
{
    public Guid CaseId { get; init; }
    public Guid MessageId { get; init; }

    /// <summary>What it said when it was flagged or held, so that taking it back does not take the proof; null: read the message.</summary>
    public string? Text { get; set; }

    /// <summary>The text, encrypted, where it stood in a conversation of two.</summary>
    public byte[]? Sealed { get; set; }

    BodySeal.Owner IHoldsSealedTexts.SealedFor() => new((byte)'e', CaseId, MessageId);

    IReadOnlyList<(string Column, string? Text)> IHoldsSealedTexts.Texts() => [(nameof(Text), Text)];

    void IHoldsSealedTexts.PutTexts(IReadOnlyList<string?> texts) => Text = texts[0];
}

/// <summary>What a moderator noted on a case: with a decision, or with one that came too late.</summary>
public sealed class CaseNote : IHoldsSealedTexts
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }
    public Guid AuthorId { get; init; }

    /// <summary>What they were about to decide.</summary>
    public string? Action { get; init; }

    public required string Text { get; set; }
    public DateTimeOffset At { get; init; }

    /// <summary>The note, encrypted, where it is about a conversation of two: it may quote.</summary>
    public byte[]? Sealed { get; set; }

    BodySeal.Owner IHoldsSealedTexts.SealedFor() => new((byte)'n', CaseId, Id);

    IReadOnlyList<(string Column, string? Text)> IHoldsSealedTexts.Texts() => [(nameof(Text), Text)];

    void IHoldsSealedTexts.PutTexts(IReadOnlyList<string?> texts) => Text = texts[0] ?? "";
}

internal sealed class CaseEvidenceMapping : IEntityTypeConfiguration<CaseEvidence>, IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseEvidence> evidence)
    {
        evidence.ToTable("case_evidence");
        evidence.HasKey(e => new { e.CaseId, e.MessageId });
        evidence.HasOne<Case>().WithMany().HasForeignKey(e => e.CaseId);
    }

    public void Configure(EntityTypeBuilder<CaseNote> note)
    {
        note.ToTable("case_notes");
        note.HasOne<Case>().WithMany().HasForeignKey(n => n.CaseId);
    }
}
