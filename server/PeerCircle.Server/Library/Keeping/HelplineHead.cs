using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Library;

/// <summary>The version of the circle's helplines as a whole.</summary>
public sealed class HelplineHead : ISettingsHead
{
    public int Id { get; init; }
    public long Version { get; set; }
}

internal sealed class HelplineHeadMapping : IEntityTypeConfiguration<HelplineHead>
{
    public void Configure(EntityTypeBuilder<HelplineHead> head)
    {
        head.ToTable("helpline_head");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.HasData(new HelplineHead { Id = 1, Version = 0 });
    }
}
