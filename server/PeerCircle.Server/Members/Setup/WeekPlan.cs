using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Rooms;

namespace PeerCircle.Server.Members;

/// <summary>Hours of one day of the week at which someone is on shift, on the clock of a named time zone.</summary>
/// <param name="Day">The day it begins on.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends; not after <paramref name="From"/>: on the next day.</param>
public sealed record DayHours(DayOfWeek Day, TimeOnly From, TimeOnly To)
{
    private const int Week = 7 * 24 * 60;
    private const int MinutesOfDay = 24 * 60;

    /// <summary>The window in minutes from Monday 00:00 UTC.</summary>
    /// <param name="offset">How far the zone's clock is ahead of UTC.</param>
    public StaffedWindow ToWindow(TimeSpan offset)
    {
        var local = (((int)Day + 6) % 7 * MinutesOfDay) + Minutes(From);
        var length = Minutes(To) > Minutes(From) ? Minutes(To) - Minutes(From) : Minutes(To) - Minutes(From) + MinutesOfDay;
        var from = ((local - (int)offset.TotalMinutes) % Week + Week) % Week;
        return new StaffedWindow { FromMinute = from, ToMinute = from + length };
    }

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;
}

/// <summary>The staffed hours as an operator fills them in.</summary>
public sealed record WeekPlan(TimeZoneInfo Zone, IReadOnlyList<DayHours> Days)
{
    /// <summary>The days of the week as forms name them, Monday first.</summary>
    public static readonly IReadOnlyList<(string Field, DayOfWeek Day)> Fields =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    /// <summary>Reads a form with the fields <c>zone</c>, and <c>on-</c>, <c>from-</c> and <c>to-</c> for each day.</summary>
    public static (WeekPlan? Plan, Unfit? Problem) Read(Func<string, string> field)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(field("zone").Trim(), out var zone)) return (null, Unfit.TimeZone);
        var days = new List<DayHours>();
        foreach (var (name, day) in Fields.Where(f => field($"on-{f.Field}").Length > 0))
        {
            if (!Time(field($"from-{name}"), out var from) || !Time(field($"to-{name}"), out var to)) return (null, Unfit.Hours);
            days.Add(new DayHours(day, from, to));
        }
        return days.Count == 0 ? (null, Unfit.Hours) : (new WeekPlan(zone, days), null);
    }

    private static bool Time(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}

/// <summary>Keeps the staffed hours of all rooms.</summary>
public sealed class KeepStaffedHours(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    /// <summary>Replaces the hours that hold for every room. They are kept in UTC, as the zone's clock stands today.</summary>
    public async Task RunAsync(WeekPlan plan, CancellationToken ct)
    {
        var offset = plan.Zone.GetUtcOffset(time.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.StaffedWindows.Where(w => w.RoomId == null).ExecuteDeleteAsync(ct);
        db.StaffedWindows.AddRange(plan.Days.Select(day => day.ToWindow(offset)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
