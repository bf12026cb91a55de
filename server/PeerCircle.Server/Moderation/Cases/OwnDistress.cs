using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>Where a member's own words of distress stand at the desk, as far as the card may say so.</summary>
public sealed class OwnDistress(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    /// <summary>After this long the card says honestly that nobody has it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>After this long it is not brought up again by itself.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(12);

    /// <summary>This member's; null when there is none.</summary>
    public async Task<DistressStanding?> FindAsync(Caller caller, CancellationToken ct)
    {
        var me = caller.MemberId;
        await using var db = await databases.CreateDbContextAsync(ct);
        var own = await db.Cases.AsNoTracking().Where(c => c.SubjectId == me && c.State == CaseState.Open && c.CardAt != null).ToListAsync(ct);
        return Of(own, me, time.GetUtcNow());
    }

    /// <summary>The same from cases that are already at hand: of several the words that came last.</summary>
    public static DistressStanding? Of(IEnumerable<Case> open, Guid memberId, DateTimeOffset now)
    {
        var latest = open.Where(c => c.SubjectId == memberId && c.CardAt > now - Memory).MaxBy(c => c.CardAt);
        if (latest is not { Card: { } kind, CardAt: { } at }) return null;
        var state = latest.HolderAt(now) is not null ? CardStandings.Taken : now - at < Patience ? CardStandings.Waiting : CardStandings.Unanswered;
        return new DistressStanding(latest.Id, kind, state, at);
    }
}

/// <summary>Words of distress at the desk.</summary>
/// <param name="CaseId">Their case. Never told to the member.</param>
/// <param name="Kind">The card they call for.</param>
/// <param name="State">One of <see cref="CardStandings"/>.</param>
/// <param name="At">When they came.</param>
public sealed record DistressStanding(Guid CaseId, SupportKind Kind, string State, DateTimeOffset At);
