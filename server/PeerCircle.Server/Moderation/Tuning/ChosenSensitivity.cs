using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Screening;

namespace PeerCircle.Server.Moderation;

/// <summary>How much sooner or later the learned score of a category counts here. Without a row it is as shipped.</summary>
public sealed class ChosenSensitivity
{
    public required string Category { get; init; }

    /// <summary>See <see cref="Sensitivity"/>.</summary>
    public int Steps { get; set; }

    public Guid ChangedBy { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class ChosenSensitivityMapping : IEntityTypeConfiguration<ChosenSensitivity>
{
    public void Configure(EntityTypeBuilder<ChosenSensitivity> chosen)
    {
        chosen.ToTable("sensitivities");
        chosen.HasKey(c => c.Category);
        chosen.Property(c => c.Category).HasMaxLength(32);
    }
}
