using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Presence;

/// <summary>
/// Mentors and moderators may choose to be shown as around; nobody else is ever shown, and nobody in a one-to-one conversation.
/// What others see follows the common ticks, so that it says nothing of the minute someone came.
/// </summary>
public sealed class Around(IDbContextFactory<PeerCircleDb> databases, PresenceBoard board)
{
    private const Roles MayBeShown = Roles.Mentor | Roles.Moderator;

    /// <summary>Those who chose it and still have a role that may.</summary>
    internal static readonly Expression<Func<Member, bool>> IsShown = m => m.ShownAround && (m.Roles & MayBeShown) != Roles.Member;

    /// <summary>True when this person may choose at all.</summary>
    public static bool MayChoose(Caller caller) => (caller.Roles & MayBeShown) != Roles.Member;

    /// <summary>Whether this person chose to be shown.</summary>
    public async Task<bool> ChosenAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.Where(IsShown).AnyAsync(m => m.Id == caller.MemberId, ct);
    }

    /// <summary>Keeps the choice; false when this person may not be shown. Others see it from the next tick on.</summary>
    public async Task<bool> ChooseAsync(Caller caller, bool shown, CancellationToken ct)
    {
        if (shown && !MayChoose(caller)) return false;
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Users.Where(m => m.Id == caller.MemberId).ExecuteUpdateAsync(set => set.SetProperty(m => m.ShownAround, shown), ct);
        return true;
    }

    /// <summary>Who is shown as around. Who took the choice back is not shown any more at once.</summary>
    public async Task<IReadOnlyList<AroundView>> ListAsync(CancellationToken ct)
    {
        var around = board.Around;
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = await db.Users.AsNoTracking().Where(IsShown).Where(m => around.Contains(m.Id)).OrderBy(m => m.UserName).ToListAsync(ct);
        return [.. people.Select(m => new AroundView(m.Id, m.Nickname, m.Roles.Shown()))];
    }
}

/// <summary>Someone who chose to be shown as around.</summary>
public sealed record AroundView(Guid Id, string Nickname, string Role);
