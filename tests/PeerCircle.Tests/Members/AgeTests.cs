using PeerCircle.Server.Members;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class AgeTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2012, AgeBand.Under18)] // may still be seventeen
    [InlineData(2011, AgeBand.From18To24)]
    [InlineData(2004, AgeBand.From25To39)]
    [InlineData(1989, AgeBand.From40)]
    public void In_doubt_people_count_as_younger(int bornYear, AgeBand band) => Assert.Equal(band, Age.BandOf(bornYear, Now));

    [Theory]
    [InlineData(2031)]
    [InlineData(1850)]
    [InlineData(null)]
    public void A_year_nobody_was_born_in_is_asked_again(int? bornYear) => Assert.Null(Age.BandOf(bornYear, Now));
}
