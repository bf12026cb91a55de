using PeerCircle.Server.Members;

namespace PeerCircle.Server.Demo;

/// <summary>The seven people of the sample circle. Their ids are fixed, so that a database that holds them can be told.</summary>
public static class DemoPeople
{
    /// <summary>The passphrase of all of them; anyone can read it here, which is why the sample circle is for the own machine only.</summary>
    public const string Passphrase = "peercircle-demo";

    private static readonly (string Nickname, Roles Roles, string Language)[] All =
    [
        ("mika", Roles.Member, "en"),
        ("ren", Roles.Member, "en"),
        ("haru", Roles.Mentor, "en"),
        ("sora", Roles.Moderator, "en"),
        ("aoi", Roles.Moderator, "ja"),
        ("yuki", Roles.SafeguardingLead, "ja"),
        ("nao", Roles.Administrator, "en"),
    ];

    /// <summary>Everyone's id by nickname.</summary>
    public static readonly IReadOnlyDictionary<string, Guid> Ids =
        All.Select((person, i) => (person.Nickname, Id: new Guid($"01900000-0000-7000-8000-0000000000d{i + 1}"))).ToDictionary(p => p.Nickname, p => p.Id, StringComparer.Ordinal);

    /// <summary>The people as rows.</summary>
    /// <param name="hash">The hash of <see cref="Passphrase"/>: one for all, because it is no secret.</param>
    /// <param name="joinedAt">When they joined.</param>
    public static IEnumerable<Member> Rows(string hash, DateTimeOffset joinedAt) => All.Select(person => new Member
    {
        Id = Ids[person.Nickname],
        UserName = person.Nickname,
        NormalizedUserName = LookAlikes.Skeleton(person.Nickname),
        PasswordHash = hash,
        SecurityStamp = Ids[person.Nickname].ToString("N"),
        Roles = person.Roles,
        Language = person.Language,
        Region = "JP",
        AgeBand = AgeBand.From25To39,
        JoinedAt = joinedAt,
    });
}
