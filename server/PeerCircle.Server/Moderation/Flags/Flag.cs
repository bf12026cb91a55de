using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>A member's word that a message needs a look. Who it was is told to nobody, on no path.</summary>
public sealed class Flag : IHoldsSealedTexts
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }
    public Guid MessageId { get; init; }
    public Guid FlaggerId { get; init; }

    /// <summary>One of <see cref="FlagReasons"/>.</summary>
    public required string Reason { get; init; }

    public string? Note { get; set; }

    /// <summary>The ids of what was disclosed, separated by spaces.</summary>
    public required string Disclosed { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The note, encrypted, where it is about a conversation of two.</summary>
    public byte[]? Sealed { get; set; }

    BodySeal.Owner IHoldsSealedTexts.SealedFor() => new((byte)'f', CaseId, Id);

    IReadOnlyList<(string Column, string? Text)> IHoldsSealedTexts.Texts() => [(nameof(Note), Note)];

    void IHoldsSealedTexts.PutTexts(IReadOnlyList<string?> texts) => Note = texts[0];
}

/// <summary>Why a message is flagged.</summary>
public static class FlagReasons
{
    /// <summary>Someone may be in danger.</summary>
    public const string Worried = "worried";
    public const string Abuse = "abuse";
    public const string Contact = "contact";
    public const string Grooming = "grooming";
    public const string Spam = "spam";
    public const string Other = "other";

    /// <summary>All, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> All = [Worried, Abuse, Contact, Grooming, Spam, Other];

    /// <summary>How soon someone has to look.</summary>
    public static Severity SeverityOf(string reason) => reason is Worried or Abuse or Grooming ? Severity.High : Severity.Normal;
}

internal sealed class FlagMapping : IEntityTypeConfiguration<Flag>
{
    public void Configure(EntityTypeBuilder<Flag> flag)
    {
        flag.ToTable("flags");
        flag.HasOne<Case>().WithMany().HasForeignKey(f => f.CaseId);
        flag.HasIndex(f => new { f.FlaggerId, f.MessageId }).IsUnique();
        flag.Property(f => f.Reason).HasMaxLength(16);
        flag.Property(f => f.Note).HasMaxLength(Limits.FlagNoteUnits);
    }
}
