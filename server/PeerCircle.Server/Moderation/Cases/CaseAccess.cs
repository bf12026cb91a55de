using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Who sees which case. The desk belongs to moderators and the safeguarding lead; being an administrator opens nothing: whoever also
/// moderates is given that role. Nobody sees a case about themselves, or about a conversation of theirs.
/// </summary>
public static class CaseAccess
{
    /// <summary>True for those who have a desk at all.</summary>
    public static bool HasDesk(this Roles roles) => (roles & (Roles.Moderator | Roles.SafeguardingLead)) != Roles.Member;

    /// <summary>The cases this caller may see. What only screening saw in a conversation is for the lead, or, in a crisis, also for whoever is on shift.</summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Caller caller, bool onShift)
    {
        var (me, desk, lead) = (caller.MemberId, caller.Roles.HasDesk(), caller.Roles.HasFlag(Roles.SafeguardingLead));
        return cases.Where(c => desk && c.SubjectId != me && c.OtherId != me
            && (!c.OneToOne || c.Flags > 0 || lead || (onShift && c.Severity == Severity.Urgent)));
    }

    /// <summary>The same rule for a case that is already at hand.</summary>
    public static bool IsVisibleTo(this Case one, Caller caller, bool onShift) =>
        caller.Roles.HasDesk() && one.SubjectId != caller.MemberId && one.OtherId != caller.MemberId
        && (!one.OneToOne || one.Flags > 0 || caller.Roles.HasFlag(Roles.SafeguardingLead) || (onShift && one.Severity is Severity.Urgent));
}
