using Microsoft.Extensions.Localization;

namespace PeerCircle.Server.Messages.Parts;

/// <summary>The roles that are shown beside a nickname, in words.</summary>
public static class RoleNames
{
    public static string Name(IStringLocalizer<MessageWords> words, string role) => role switch
    {
        "mentor" => words["mentor"],
        "moderator" => words["moderator"],
        "safeguarding-lead" => words["safeguarding lead"],
        "administrator" => words["administrator"],
        _ => "",
    };
}
