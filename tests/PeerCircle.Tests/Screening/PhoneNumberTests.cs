using PeerCircle.Screening;
using PeerCircle.Screening.Rules;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>What is a number to call, and what is only a number.</summary>
public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("090-1234-5678")]
    [InlineData("０９０ー１２３４ー５６７８")]
    [InlineData("010 1234 5678")]
    [InlineData("+39 347 123 4567")]
    [InlineData("347 12 34 567")]
    [InlineData("07912 345678")]
    [InlineData("085 123 4567")]
    [InlineData("(202) 456-1111")]
    [InlineData("tel-090-1234-5678")]
    [InlineData("0.90.1234.5678")]
    [InlineData("0.9.0.1.2.3.4.5.6.7.8")]
    public void A_number_to_call_is_seen(string number) => Assert.True(IsSeen(number));

    [Theory]
    [InlineData("it was on 05.06.2026 10.30 in the evening")]
    [InlineData("from 2026-01-02 03 to the end")]
    [InlineData("we made 100 000 000 of them")]
    [InlineData("about 0.123456789 of it")]
    [InlineData("it runs 0.10.0.26100.1 here")]
    [InlineData("the count is 3456789012 now")]
    [InlineData("seed 0912345678")]
    [InlineData("it cost 1.234.567.890 in all")]
    [InlineData("order 01a22648-e861-78a0-b14f-052163904277 has not come")]
    [InlineData("the city has a line, 0120-000-000, until nine")]
    [InlineData("numero verde 800 000 000")]
    [InlineData("call 0120-279-338, they helped me")]
    public void A_number_of_another_kind_is_not(string text) => Assert.False(IsSeen(text));

    [Fact]
    public void Whose_numbers_are_known_can_be_said()
    {
        Assert.True(IsSeen("347 12 34 567", new PhoneRegions("IT")));
        Assert.False(IsSeen("347 12 34 567", new PhoneRegions("JP")));
        Assert.Contains("\"XX\"", Assert.Throws<ArgumentException>(() => new PhoneRegions("XX")).Message, StringComparison.Ordinal);
    }

    private static bool IsSeen(string text, PhoneRegions? regions = null) =>
        Screener.Default.Check(text, null, Place.Room, regions).Rules.Contains("contact.phone", StringComparer.Ordinal);
}
