using PeerCircle.Server.Rooms;
using Xunit;

namespace PeerCircle.Tests.Rooms;

public sealed class StaffedHoursTests
{
    // A Tuesday.
    private static readonly DateTimeOffset Day = new(2030, 1, 15, 0, 0, 0, TimeSpan.Zero);

    private static readonly StaffedWindow[] Windows =
    [
        Window(day: 1, fromHour: 19, hours: 3), // Tuesday 19–22
        Window(day: 6, fromHour: 22, hours: 4), // Sunday 22 – Monday 2
    ];

    [Theory]
    [InlineData(0, 12, 0, 19, 3)]
    [InlineData(0, 19, 0, 19, 3)]
    [InlineData(0, 21.9, 0, 19, 3)]
    [InlineData(0, 22, 5, 22, 4)]
    [InlineData(5, 23, 5, 22, 4)]
    [InlineData(6, 1, 5, 22, 4)]
    [InlineData(6, 2, 7, 19, 3)]
    public void The_hours_that_run_or_come_next(int day, double hour, int fromDay, int fromHour, int hours)
    {
        var from = Day.AddDays(fromDay).AddHours(fromHour);
        var next = StaffedHours.Next(Windows, Day.AddDays(day).AddHours(hour));
        Assert.Equal(new StaffedTime(from, from.AddHours(hours)), next);
    }

    [Fact]
    public void Without_hours_nothing_is_promised() => Assert.Null(StaffedHours.Next([], Day));

    private static StaffedWindow Window(int day, int fromHour, int hours)
    {
        var from = (day * 24 * 60) + (fromHour * 60);
        return new StaffedWindow { FromMinute = from, ToMinute = from + (hours * 60) };
    }
}
