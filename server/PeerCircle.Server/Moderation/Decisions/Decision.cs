using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>What was decided on a case, with its reasons. There is at most one per case.</summary>
public sealed class Decision : IHoldsSealedTexts
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid CaseId { get; init; }

    /// <summary>Who decided. The person concerned is not told.</summary>
    public Guid ModeratorId { get; init; }

    /// <summary>Whom it concerns.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>One of <see cref="Actions"/>.</summary>
    public required string Action { get; init; }

    public required string Rule { get; set; }
    public required string Facts { get; set; }
    public required string Scope { get; set; }
    public int? Days { get; init; }

    /// <summary>True when no person decided.</summary>
    public bool Automated { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>The reasons, encrypted, where they are about a conversation of two: they may quote.</summary>
    public byte[]? Sealed { get; set; }

    BodySeal.Owner IHoldsSealedTexts.SealedFor() => new((byte)'j', CaseId, Id);

    IReadOnlyList<(string Column, string? Text)> IHoldsSealedTexts.Texts() => [(nameof(Rule), Rule), (nameof(Facts), Facts), (nameof(Scope), Scope)];

    void IHoldsSealedTexts.PutTexts(IReadOnlyList<string?> texts) => (Rule, Facts, Scope) = (texts[0] ?? "", texts[1] ?? "", texts[2] ?? "");
}

/// <summary>What can be decided.</summary>
public static class Actions
{
    public const string NoAction = "no-action";

    /// <summary>A word without a strike.</summary>
    public const string Talk = "talk";
    public const string Remove = "remove";
    public const string Warn = "warn";

    /// <summary>Reading, but not writing, for some days.</summary>
    public const string Mute = "mute";

    /// <summary>Neither reading nor writing, for some days or for good.</summary>
    public const string Ban = "ban";

    /// <summary>Lets a waiting text be seen.</summary>
    public const string Approve = "approve";

    /// <summary>Gives a waiting text back to its author with a note.</summary>
    public const string Return = "return";

    /// <summary>All, in the order in which the desk offers them.</summary>
    public static readonly IReadOnlyList<string> All = [Approve, Return, NoAction, Talk, Remove, Warn, Mute, Ban];

    /// <summary>True when the person concerned is written to. "No action" and "approve" would only tell them that someone looked.</summary>
    public static bool IsToldToSubject(string action) => action is not (NoAction or Approve);
}

internal sealed class DecisionMapping : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> decision)
    {
        decision.ToTable("decisions");
        decision.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId);
        decision.HasIndex(d => d.CaseId).IsUnique();
        decision.Property(d => d.Action).HasMaxLength(16);
        decision.Property(d => d.Rule).HasMaxLength(Limits.ReasonUnits);
        decision.Property(d => d.Facts).HasMaxLength(Limits.FactsUnits);
        decision.Property(d => d.Scope).HasMaxLength(Limits.ReasonUnits);
    }
}
