namespace PeerCircle.Server.Members;

/// <summary>What a person is trusted with. Everyone signed in is at least a member.</summary>
[Flags]
public enum Roles
{
    Member = 0,
    Mentor = 1,
    Moderator = 2,
    SafeguardingLead = 4,
    Administrator = 8,
}

/// <summary>Questions asked of roles.</summary>
public static class RoleNames
{
    private static readonly (Roles Role, string Name)[] Ranked =
    [
        (Roles.Administrator, "administrator"),
        (Roles.SafeguardingLead, "safeguarding-lead"),
        (Roles.Moderator, "moderator"),
        (Roles.Mentor, "mentor"),
    ];

    /// <summary>True for those who see the desk.</summary>
    public static bool IsStaff(this Roles roles) => (roles & (Roles.Moderator | Roles.SafeguardingLead | Roles.Administrator)) != Roles.Member;

    /// <summary>The one role shown beside a nickname.</summary>
    public static string Shown(this Roles roles)
    {
        foreach (var (role, name) in Ranked)
            if (roles.HasFlag(role)) return name;
        return "member";
    }

    /// <summary>Every role a person has, "member" first.</summary>
    public static IReadOnlyList<string> All(this Roles roles) =>
        ["member", .. Ranked.Where(r => roles.HasFlag(r.Role)).Select(r => r.Name).Reverse()];

    /// <summary>The role of that name, or null when there is none.</summary>
    public static Roles? Parse(string name) =>
        string.Equals(name, "member", StringComparison.Ordinal) ? Roles.Member
        : Ranked.Where(r => string.Equals(r.Name, name, StringComparison.Ordinal)).Select(r => (Roles?)r.Role).FirstOrDefault();
}
