using System.Globalization;

namespace PeerCircle.Server.Library;

/// <summary>
/// When a helpline is open, as the directory writes it: <c>always</c>, or a time zone and hours by days, such as
/// <c>Asia/Tokyo mo,th,fr 0-24; tu,we,sa,su 6-24</c>. What nobody has told, or this machine can't read, is neither open nor closed.
/// </summary>
public static class OpenHours
{
    private const string Always = "always";
    private static readonly string[] Days = ["su", "mo", "tu", "we", "th", "fr", "sa"];

    /// <summary>True or false as the hours say; null when they say nothing.</summary>
    public static bool? IsOpen(string? hours, DateTimeOffset now)
    {
        if (hours?.Trim() == Always) return true;
        if (Parse(hours) is not var (zone, windows)) return null;
        var local = TimeZoneInfo.ConvertTime(now, zone);
        return windows.Any(w => w.Day == local.DayOfWeek && w.From <= local.TimeOfDay && local.TimeOfDay < w.To);
    }

    /// <summary>True for what <see cref="IsOpen"/> understands, and for nothing at all.</summary>
    public static bool IsUnderstood(string? hours) => string.IsNullOrWhiteSpace(hours) || hours.Trim() == Always || Parse(hours) is not null;

    private static (TimeZoneInfo Zone, List<(DayOfWeek Day, TimeSpan From, TimeSpan To)> Windows)? Parse(string? hours)
    {
        if (hours?.Trim().Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is not [var name, var week]
            || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return null;
        var windows = new List<(DayOfWeek, TimeSpan, TimeSpan)>();
        foreach (var part in week.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var days, var times] || times.Split('-') is not [var from, var to]
                || Time(from) is not { } opens || Time(to) is not { } closes || opens >= closes || DaysOf(days) is not { Count: > 0 } on) return null;
            windows.AddRange(on.Select(day => (day, opens, closes)));
        }
        return windows.Count == 0 ? null : (zone, windows);
    }

    private static List<DayOfWeek>? DaysOf(string text)
    {
        var found = new List<DayOfWeek>();
        foreach (var part in text.Split(','))
        {
            var ends = Array.ConvertAll(part.Split('-'), name => Array.IndexOf(Days, name));
            if (ends.Length > 2 || Array.Exists(ends, end => end < 0)) return null;
            // From Monday to Sunday passes the end of the week.
            var length = (ends[^1] - ends[0] + Days.Length) % Days.Length;
            found.AddRange(Enumerable.Range(ends[0], length + 1).Select(day => (DayOfWeek)(day % Days.Length)));
        }
        return found;
    }

    private static TimeSpan? Time(string text) => text == "24" || text == "24:00"
        ? TimeSpan.FromDays(1)
        : TimeSpan.TryParseExact(text, ["%h", @"h\:mm", @"hh\:mm"], CultureInfo.InvariantCulture, out var time) ? time : null;
}
