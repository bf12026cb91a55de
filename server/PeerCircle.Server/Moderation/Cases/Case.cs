using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;
using PeerCircle.Server.Library;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Something that needs a human: flags and screening hits on one message, gathered. It is changed only under the lock of its
/// message's channel, so that no two decisions can both be the first.
/// </summary>
public sealed class Case
{
    /// <summary>The category of a call for a person.</summary>
    public const string Call = "call";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it is about.</summary>
    public CaseKind Kind { get; init; }

    /// <summary>Where the message stands. Of a text that is no message: its writer's id, which is the lock of their cases.</summary>
    public Guid ChannelId { get; init; }

    /// <summary>The message; of a text that is none, the first of the evidence; of a call, its member's own id.</summary>
    public Guid MessageId { get; init; }

    /// <summary>Who wrote it.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The other of the two people of a conversation, or the mentor who was asked; null in a room.</summary>
    public Guid? OtherId { get; init; }

    /// <summary>True when the message stands in a conversation of two, or the text was written to nobody else.</summary>
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

    /// <summary>The card its author is due for their own words; null when screening saw no distress in them. A flag never brings one.</summary>
    public SupportKind? Card { get; set; }

    /// <summary>When the latest of these words came.</summary>
    public DateTimeOffset? CardAt { get; set; }

    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
    public Guid? ClaimedBy { get; set; }
    public DateTimeOffset? ClaimUntil { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>True when a member asked for a person: there is at most one such case of theirs that is open.</summary>
    public bool IsCall => Kind is CaseKind.Call;

    /// <summary>True when what is said about it is stored sealed.</summary>
    public bool IsSealed => OneToOne || IsCall;

    /// <summary>The categories, each once.</summary>
    public IReadOnlyList<string> CategoryList => Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Who is on it at that moment; a claim lapses by itself.</summary>
    public Guid? HolderAt(DateTimeOffset now) => ClaimUntil > now ? ClaimedBy : null;

    /// <summary>Notes that its author wrote words of distress.</summary>
    public void Distressed(SupportKind? card, DateTimeOffset now)
    {
        if (card is not null) (Card, CardAt) = (card, now);
    }

    /// <summary>Notes a change.</summary>
    public void Touch(DateTimeOffset now)
    {
        Version++;
        ChangedAt = now;
    }
}

/// <summary>What a case is about.</summary>
public enum CaseKind
{
    Message,

    /// <summary>The opening line of a request to a mentor, whether it was taken or given back.</summary>
    Opening,

    /// <summary>What a mentor wrote about themselves.</summary>
    Profile,

    /// <summary>A member asks for a person, on the help page.</summary>
    Call,

    /// <summary>What a member wrote with a flag, when it told of their own distress.</summary>
    FlagNote,
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
        builder.Ignore(c => c.IsCall);
        builder.Ignore(c => c.IsSealed);
        builder.HasIndex(c => c.MessageId).IsUnique().HasFilter("state = 0");
        builder.HasIndex(c => new { c.State, c.Severity, c.OpenedAt });
        builder.HasIndex(c => c.ChangedAt);
        builder.HasIndex(c => c.SubjectId);
        builder.Property(c => c.Categories).HasMaxLength(Limits.CategoriesUnits);
    }
}
