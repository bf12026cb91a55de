using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Members;

/// <summary>
/// A person with a nickname. <c>UserName</c> is the nickname as written, <c>NormalizedUserName</c> its confusable skeleton:
/// two nicknames that look alike can't both exist.
/// </summary>
public sealed class Member : IdentityUser<Guid>
{
    /// <summary>The nickname as written.</summary>
    public string Nickname => UserName!;

    public Roles Roles { get; set; }
    public AgeBand AgeBand { get; set; }

    /// <summary>BCP 47 tag of the language the interface speaks to them.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Region whose helplines are shown first; ISO 3166 alpha-2, or empty when not told.</summary>
    public string Region { get; set; } = "";

    public DateTimeOffset JoinedAt { get; set; }

    /// <summary>True when a mentor or moderator chose to be shown as around; nobody else ever is.</summary>
    public bool ShownAround { get; set; }
}

/// <summary>All that is kept of a year of birth.</summary>
public enum AgeBand
{
    Unknown,
    Under18,
    From18To24,
    From25To39,
    From40,
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("members");
        member.Ignore(m => m.Nickname);
        member.Property(m => m.UserName).IsRequired().HasMaxLength(Limits.NicknameUnits);
        member.Property(m => m.NormalizedUserName).IsRequired().HasMaxLength(256);
        member.Property(m => m.Language).HasMaxLength(12);
        member.Property(m => m.Region).HasMaxLength(16);
    }
}
