using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeerCircle.Server.Moderation;

/// <summary>The version of all settings of the screener together: nodes look at it, and changes lock it.</summary>
public sealed class TuningHead : ISettingsHead
{
    public int Id { get; init; }
    public long Version { get; set; }
}

internal sealed class TuningHeadMapping : IEntityTypeConfiguration<TuningHead>
{
    public void Configure(EntityTypeBuilder<TuningHead> head)
    {
        head.ToTable("tuning_head");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.HasData(new TuningHead { Id = 1, Version = 0 });
    }
}
