using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Mentoring;

/// <summary>What a mentor says of themselves, and how many people they can hold in mind at once.</summary>
public sealed class MentorProfile
{
    public const int AboutUnits = 600;
    public const int HoursUnits = 120;
    public const int TopicsUnits = 200;
    public const int CapacityMax = 12;

    public Guid MemberId { get; init; }

    /// <summary>What they have lived through, in their words.</summary>
    public string About { get; set; } = "";

    /// <summary>BCP 47 tags, parted by commas.</summary>
    public string Languages { get; set; } = "";

    /// <summary>Parted by commas.</summary>
    public string Topics { get; set; } = "";

    /// <summary>When they usually write, in their words.</summary>
    public string Hours { get; set; } = "";

    /// <summary>Conversations that may be open at once, 0 to <see cref="CapacityMax"/>.</summary>
    public int Capacity { get; set; } = 3;

    /// <summary>When a planned absence ends; null or past: there.</summary>
    public DateTimeOffset? AwayUntil { get; set; }

    public Guid? AppointedBy { get; init; }
    public DateTimeOffset AppointedAt { get; init; }

    /// <summary>The parts of a list as it is kept.</summary>
    public static IReadOnlyList<string> Parts(string list) => list.Split([',', '、', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class MentorProfileMapping : IEntityTypeConfiguration<MentorProfile>
{
    public void Configure(EntityTypeBuilder<MentorProfile> profile)
    {
        profile.ToTable("mentor_profiles");
        profile.HasKey(p => p.MemberId);
        profile.HasOne<Member>().WithOne().HasForeignKey<MentorProfile>(p => p.MemberId);
        profile.Property(p => p.About).HasMaxLength(MentorProfile.AboutUnits);
        profile.Property(p => p.Languages).HasMaxLength(MentorProfile.TopicsUnits);
        profile.Property(p => p.Topics).HasMaxLength(MentorProfile.TopicsUnits);
        profile.Property(p => p.Hours).HasMaxLength(MentorProfile.HoursUnits);
    }
}
