using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Shifts;

/// <summary>Who is on shift. A shift without a sign of life for ten minutes counts for nothing until there is one again, within the hour.</summary>
public sealed class ShiftBook(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    private const Roles MayTake = Roles.Moderator | Roles.SafeguardingLead;

    /// <summary>True for those who look after rooms.</summary>
    public static bool MayGoOn(Caller caller) => (caller.Roles & MayTake) != Roles.Member;

    /// <summary>The shift this caller is on, or null.</summary>
    public async Task<Shift?> FindAsync(Caller caller, CancellationToken ct)
    {
        if (!MayGoOn(caller)) return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await On(db).SingleOrDefaultAsync(s => s.MemberId == caller.MemberId, ct);
    }

    /// <summary>True when this caller is on shift.</summary>
    public async Task<bool> IsOnAsync(Caller caller, CancellationToken ct) => await FindAsync(caller, ct) is not null;

    /// <summary>Everyone who is on shift: whom to page.</summary>
    public async Task<IReadOnlyList<Guid>> WhoAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await On(db).Select(s => s.MemberId).ToListAsync(ct);
    }

    /// <summary>Goes on shift, or stays on it.</summary>
    public async Task<Shift> GoOnAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var stale = now - Shift.Patience;
        await db.Shifts.Where(s => s.MemberId == caller.MemberId && s.EndedAt == null && s.BeatAt <= stale)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, s => s.BeatAt), ct);
        var open = await db.Shifts.SingleOrDefaultAsync(s => s.MemberId == caller.MemberId && s.EndedAt == null, ct);
        if (open is null) db.Shifts.Add(open = new Shift { MemberId = caller.MemberId, StartedAt = now });
        open.BeatAt = now;
        try
        {
            await db.SaveChangesAsync(ct);
            return open;
        }
        catch (DbUpdateException error)
        {
            // The same moderator's other browser was a moment quicker.
            return await FindAsync(caller, ct) ?? throw new InvalidOperationException("A shift that was just opened is gone.", error);
        }
    }

    /// <summary>Goes off shift; nothing happens when they were not on.</summary>
    public async Task GoOffAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        await db.Shifts.Where(s => s.MemberId == caller.MemberId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
    }

    /// <summary>Notes a sign of life of these people; it matters only for those who are on shift.</summary>
    public async Task BeatAsync(IReadOnlyCollection<Guid> members, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var lapsed = now - Shift.Lapse;
        await db.Shifts.Where(s => members.Contains(s.MemberId) && s.EndedAt == null && s.BeatAt < now && s.BeatAt > lapsed)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.BeatAt, now), ct);
    }

    private IQueryable<Shift> On(PeerCircleDb db)
    {
        var since = time.GetUtcNow() - Shift.Patience;
        return db.Shifts.AsNoTracking().Where(s => s.EndedAt == null && s.BeatAt > since);
    }
}
