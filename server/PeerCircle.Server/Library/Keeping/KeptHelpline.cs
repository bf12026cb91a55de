using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Library;

/// <summary>
/// What the staff of this circle say of a helpline: one of their own, or one that ships and that they changed, confirmed or marked wrong.
/// All its facts are kept, so that an upgrade never puts others under their confirmation.
/// </summary>
public sealed class KeptHelpline
{
    /// <summary>Most of them.</summary>
    public const int Most = 500;

    public const int KeyUnits = 64;

    public required string Key { get; init; }

    /// <summary>The entry, as <see cref="HelplineFacts"/> writes it.</summary>
    public required string Facts { get; set; }

    /// <summary>It was found to be wrong, and is shown to nobody but staff.</summary>
    public bool Wrong { get; set; }

    /// <summary>When staff last looked it up themselves; null when they never did.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The mark of what shipped under this key when staff last looked; empty for their own.</summary>
    public string ShippedMark { get; set; } = "";

    /// <summary>Counts every change: whoever saves an older one is told.</summary>
    public int Version { get; set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class KeptHelplineMapping : IEntityTypeConfiguration<KeptHelpline>
{
    public void Configure(EntityTypeBuilder<KeptHelpline> line)
    {
        line.ToTable("helplines");
        line.HasKey(l => l.Key);
        line.Property(l => l.Key).HasMaxLength(KeptHelpline.KeyUnits);
        line.Property(l => l.ShippedMark).HasMaxLength(16);
    }
}
