using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Rooms;

/// <summary>When someone is meant to be on shift, from the hours the operator set.</summary>
public sealed class StaffedHours(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    private const int WeekMinutes = 7 * 24 * 60;

    /// <summary>The hours that run now, or the next to come; null when none are set for this room.</summary>
    public async Task<StaffedTime?> NextAsync(Guid roomId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var windows = await db.StaffedWindows.AsNoTracking().Where(w => w.RoomId == null || w.RoomId == roomId).ToListAsync(ct);
        return Next(windows, time.GetUtcNow());
    }

    internal static StaffedTime? Next(IEnumerable<StaffedWindow> windows, DateTimeOffset now)
    {
        var monday = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-(((int)now.UtcDateTime.DayOfWeek + 6) % 7));
        // A window may pass the end of the week: last week's may still run.
        return windows
            .SelectMany(w => new[] { -WeekMinutes, 0, WeekMinutes }.Select(week => new StaffedTime(monday.AddMinutes(w.FromMinute + week), monday.AddMinutes(w.ToMinute + week))))
            .Where(t => t.To > now)
            .OrderBy(t => t.From)
            .FirstOrDefault();
    }
}

/// <summary>Hours in which someone is meant to be on shift.</summary>
public sealed record StaffedTime(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>True when they run at that moment.</summary>
    public bool Covers(DateTimeOffset moment) => From <= moment && moment < To;
}
