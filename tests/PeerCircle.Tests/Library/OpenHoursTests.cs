using PeerCircle.Server.Library;
using Xunit;

namespace PeerCircle.Tests.Library;

/// <summary>Hours as the directory writes them.</summary>
public sealed class OpenHoursTests
{
    [Theory]
    [InlineData("always", "2026-03-01T03:00Z", true)]
    [InlineData("Asia/Tokyo mo,th,fr 0-24; tu,we,sa,su 6-24", "2026-03-02T14:59Z", true)]
    [InlineData("Asia/Tokyo mo,th,fr 0-24; tu,we,sa,su 6-24", "2026-03-02T15:00Z", false)]
    [InlineData("Asia/Tokyo mo,th,fr 0-24; tu,we,sa,su 6-24", "2026-03-02T21:00Z", true)]
    [InlineData("Europe/Rome mo-su 9-24", "2026-07-01T07:00Z", true)]
    [InlineData("Europe/Rome mo-su 9-24", "2026-01-01T07:59Z", false)]
    [InlineData("Europe/London fr-mo 18:30-22:00", "2026-01-05T18:45Z", true)]
    [InlineData("Europe/London fr-mo 18:30-22:00", "2026-01-06T18:45Z", false)]
    public void They_are_read_in_their_own_zone(string hours, string moment, bool open)
    {
        Assert.True(OpenHours.IsUnderstood(hours));
        Assert.Equal(open, OpenHours.IsOpen(hours, DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("sometimes")]
    [InlineData("Nowhere/City mo 9-17")]
    [InlineData("Asia/Tokyo")]
    [InlineData("Asia/Tokyo monday 9-17")]
    [InlineData("Asia/Tokyo mo 17-9")]
    [InlineData("Asia/Tokyo mo 9-25")]
    [InlineData("Asia/Tokyo mo-tu-we 9-10")]
    public void What_cannot_be_read_is_neither_open_nor_closed(string hours)
    {
        Assert.False(OpenHours.IsUnderstood(hours));
        Assert.Null(OpenHours.IsOpen(hours, new DateTimeOffset(2026, 3, 1, 3, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Everything_that_ships_can_be_read() =>
        Assert.All(Helplines.Shipped.Lines.SelectMany(line => line.Channels.Select(c => c.Open).Append(line.Open)), hours => Assert.True(OpenHours.IsUnderstood(hours), hours));
}
