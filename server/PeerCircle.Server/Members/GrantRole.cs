using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>Gives a member a role, as the operator of the machine (<c>member grant</c>).</summary>
public sealed class GrantRole(IDbContextFactory<PeerCircleDb> databases, SessionCache sessions)
{
    public async Task<GrantOutcome> RunAsync(string nickname, string role, CancellationToken ct)
    {
        if (RoleNames.Parse(role) is not { } granted || granted is Roles.Member) return new GrantOutcome.UnknownRole();
        var skeleton = LookAlikes.Skeleton(nickname);
        await using var db = await databases.CreateDbContextAsync(ct);
        var member = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.NormalizedUserName == skeleton, ct);
        if (member is null) return new GrantOutcome.UnknownMember();
        await db.Users.Where(m => m.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Roles, m => m.Roles | granted), ct);
        sessions.ForgetMember(member.Id);
        return new GrantOutcome.Granted(member.Nickname, (member.Roles | granted).All());
    }
}

/// <summary>What became of granting a role.</summary>
public abstract record GrantOutcome
{
    /// <summary>Done; these are all their roles now.</summary>
    public sealed record Granted(string Nickname, IReadOnlyList<string> Roles) : GrantOutcome;

    public sealed record UnknownMember : GrantOutcome;

    public sealed record UnknownRole : GrantOutcome;
}
