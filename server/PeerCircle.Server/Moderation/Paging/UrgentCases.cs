using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>Reads the urgent cases that are open: few, found by an index.</summary>
public sealed class UrgentCases(IDbContextFactory<PeerCircleDb> databases, ShiftBook shifts, TimeProvider time)
{
    /// <summary>As it is now.</summary>
    public async Task<UrgentNow> ReadAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var open = await db.Cases.AsNoTracking().Where(c => c.State == CaseState.Open && c.Severity == Severity.Urgent).ToListAsync(ct);
        return new UrgentNow(open, open.Count == 0 ? [] : await shifts.WhoAsync(ct), time.GetUtcNow());
    }
}

/// <summary>The urgent cases of one moment.</summary>
/// <param name="Open">Those that are open, whoever is on them.</param>
/// <param name="OnShift">Who is on shift.</param>
/// <param name="At">The moment.</param>
public sealed record UrgentNow(IReadOnlyList<Case> Open, IReadOnlyList<Guid> OnShift, DateTimeOffset At)
{
    /// <summary>
    /// How many cases ask this person to look: cases they may see and nobody is on. Those on shift are asked, and the safeguarding lead;
    /// others of the desk only while nobody is on shift.
    /// </summary>
    public int AskingFor(Caller caller)
    {
        var onShift = OnShift.Contains(caller.MemberId);
        if (!onShift && OnShift.Count > 0 && !caller.Roles.HasFlag(Roles.SafeguardingLead)) return 0;
        return Open.Count(c => c.HolderAt(At) is null && c.IsVisibleTo(caller, onShift));
    }
}
