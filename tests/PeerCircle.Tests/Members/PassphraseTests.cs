using PeerCircle.Server.Members;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class PassphraseTests
{
    [Theory]
    [InlineData("quiet river stones")]
    [InlineData("ねむれない夜のほうじ茶")]
    [InlineData("no digits no capitals")]
    public void Words_of_ones_own_are_enough(string passphrase) => Assert.Null(Passphrase.Check(passphrase, "mika").Problem);

    [Theory]
    [InlineData("short", Unfit.PassphraseLength)]
    [InlineData("password2024!", Unfit.PassphraseCommon)]
    [InlineData("Qwertyuiop1", Unfit.PassphraseCommon)]
    [InlineData("1234567890", Unfit.PassphraseCommon)]
    [InlineData("aaaaaaaaaaaa", Unfit.PassphraseCommon)]
    [InlineData("abcdefghijkl", Unfit.PassphraseCommon)]
    [InlineData("PeerCircle2030", Unfit.PassphraseCommon)]
    [InlineData("tanpopo-99-tanpopo", Unfit.PassphraseIsNickname)]
    [InlineData(null, Unfit.PassphraseCharacters)]
    public void What_is_guessed_first_is_not_taken(string? passphrase, Unfit problem) =>
        Assert.Equal(problem, Passphrase.Check(passphrase, "tanpopo").Problem);

    [Fact]
    public void Half_a_character_is_no_text() => Assert.Equal(Unfit.PassphraseCharacters, Passphrase.Check("half a character \uD800", "tanpopo").Problem);

    [Fact]
    public void A_passphrase_is_bounded_because_hashing_costs() =>
        Assert.Equal(Unfit.PassphraseLength, Passphrase.Check(new string('x', 100) + new string('y', 200) + "zw", "mika").Problem);

    [Fact]
    public void Full_width_letters_of_a_phone_are_the_letters_of_a_PC() =>
        Assert.Equal(Passphrase.Form("quiet river"), Passphrase.Form("ｑｕｉｅｔ　ｒｉｖｅｒ"));
}
