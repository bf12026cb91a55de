using PeerCircle.Server.Members;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class NicknameTests
{
    [Theory]
    [InlineData("mika")]
    [InlineData("たんぽぽ")]
    [InlineData("夜ふかし")]
    [InlineData("달빛")]
    [InlineData("Ноябрь")]
    [InlineData("ليلى")]
    [InlineData("สายฝน")]
    [InlineData("नीला")]
    [InlineData("night owl")]
    [InlineData("José-Maria")]
    [InlineData("kettle ☕")]
    [InlineData("badminton fan")]
    [InlineData("supportive")]
    [InlineData("modest")]
    public void A_nickname_may_be_in_any_script(string nickname) => Assert.Null(Nickname.Check(nickname).Problem);

    [Theory]
    [InlineData("a", Unfit.NicknameLength)]
    [InlineData("", Unfit.NicknameLength)]
    [InlineData("    ", Unfit.NicknameLength)]
    [InlineData("abcdefghijklmnopqrstuvwxy", Unfit.NicknameLength)]
    [InlineData("two  spaces", Unfit.NicknameSpaces)]
    [InlineData("line\nbreak", Unfit.NicknameCharacters)]
    [InlineData("zero\u200Bwidth", Unfit.NicknameCharacters)]
    [InlineData("right\u202Eleft", Unfit.NicknameCharacters)]
    [InlineData("half\uFFFD", Unfit.NicknameCharacters)]
    [InlineData("\u3164\u3164\u3164", Unfit.NicknameCharacters)]
    [InlineData("☕☕", Unfit.NicknameCharacters)]
    [InlineData("...", Unfit.NicknameCharacters)]
    [InlineData("z\u0353\u0354\u0355\u0356\u0359a", Unfit.NicknameCharacters)]
    public void What_others_could_not_see_or_read_is_not_taken(string nickname, Unfit problem) =>
        Assert.Equal(problem, Nickname.Check(nickname).Problem);

    [Fact]
    public void Spaces_around_a_nickname_do_not_count() => Assert.Equal("night owl", Nickname.Check("  night\u3000owl ").Nickname);

    [Fact]
    public void A_nickname_is_kept_in_normal_form_C() => Assert.Equal("Jos\u00E9", Nickname.Check("Jose\u0301").Nickname);

    [Theory]
    [InlineData("mika", "MIKA")]
    [InlineData("mika", "míka")]
    [InlineData("mika", "mіkа")] // Cyrillic і and а
    [InlineData("mika", "ｍｉｋａ")]
    [InlineData("mika", "𝓶𝓲𝓴𝓪")]
    [InlineData("mika", "m1ka")]
    [InlineData("mika", "m|ka")]
    [InlineData("mika", "mlka")]
    [InlineData("mika", "mi.ka_")]
    [InlineData("mika", "☕ mika")]
    [InlineData("ren", "rеn")] // Cyrillic е
    [InlineData("corner", "comer")]
    [InlineData("sora", "s0ra")]
    [InlineData("ハナ", "ﾊﾅ")]
    [InlineData("カイ", "力イ")]
    [InlineData("nao", "nаο")] // Cyrillic а, Greek ο
    public void Names_that_look_alike_are_one_name(string one, string other) =>
        Assert.Equal(LookAlikes.Skeleton(one), LookAlikes.Skeleton(other));

    [Theory]
    [InlineData("nao", "ΝΑΟ")] // Greek
    [InlineData("mika", "МІКА")] // Cyrillic
    [InlineData("haruto", "НАRUТО")]
    public void Capitals_of_another_script_are_seen_as_what_they_look_like(string one, string other) =>
        Assert.Equal(LookAlikes.Skeleton(one), LookAlikes.Seen(other));

    [Theory]
    [InlineData("НОЯБРЬ", "ноябрь")]
    [InlineData("ΝΙΚΟΣ", "νικος")]
    public void A_name_is_found_in_small_letters_and_in_capitals(string one, string other) =>
        Assert.Equal(LookAlikes.Skeleton(one), LookAlikes.Skeleton(other));

    [Theory]
    [InlineData("かき", "がき")]
    [InlineData("haru", "hana")]
    [InlineData("달빛", "별빛")]
    [InlineData("नीला", "नील")]
    [InlineData("sora", "sara")]
    public void Names_that_read_differently_are_two(string one, string other) =>
        Assert.NotEqual(LookAlikes.Skeleton(one), LookAlikes.Skeleton(other), StringComparer.Ordinal);

    [Fact]
    public void Half_a_character_is_no_text()
    {
        Assert.Equal("", LookAlikes.Skeleton("\uDC00x"));
        Assert.Equal(Unfit.NicknameCharacters, Nickname.Check("half\uD800").Problem);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Admin_Mika")]
    [InlineData("mikaAdmin")]
    [InlineData("аdmіn")] // Cyrillic
    [InlineData("АDМІN")] // Cyrillic
    [InlineData("4dm1n the admin")]
    [InlineData("Moderator Jun")]
    [InlineData("m0derator")]
    [InlineData("staff")]
    [InlineData("Staff2")]
    [InlineData("the staff")]
    [InlineData("PeerCircle help")]
    [InlineData("運営さん")]
    [InlineData("ただの管理者")]
    [InlineData("モデレーターです")]
    [InlineData("ﾓﾃﾞﾚｰﾀｰ")]
    [InlineData("관리자입니다")]
    [InlineData("moderatore")]
    [InlineData("l'amministratore")]
    public void Nobody_can_sound_like_someone_who_works_here(string nickname) =>
        Assert.Equal(Unfit.NicknameReserved, Nickname.Check(nickname).Problem);
}
