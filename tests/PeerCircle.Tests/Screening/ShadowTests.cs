using PeerCircle.Screening.Shadow;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>Each step of the shadow copy does one thing.</summary>
public sealed class ShadowTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３", "abc 123")]
    [InlineData("don’t", "dont")]
    [InlineData("don´t", "dont")]
    [InlineData("perché", "perche")]
    [InlineData("z̵͙a̷͎l̶̰g̸o", "zalgo")]
    [InlineData("d\u200Bi\u00ADe", "die")]
    [InlineData("ｼﾆﾀｲ", "しにたい")]
    [InlineData("ガ", "が")]
    [InlineData("죽고 싶다", "죽고싶다")]
    [InlineData("死 に た い", "死にたい")]
    [InlineData("LINE 交換", "line 交換")]
    [InlineData("one. two! three", "one\ntwo\nthree")]
    [InlineData("i want... to", "i want to")]
    [InlineData("k i l l  m e", "kill me")]
    [InlineData("k.i.l.l", "kill")]
    [InlineData("a b c", "a b c")]
    [InlineData("diiiie killlll", "die kill")]
    [InlineData("10000000", "10000000")]
    [InlineData("su1c1d3", "suicide")]
    [InlineData("w@nt t0 d!e", "want to die")]
    [InlineData("1 w4nt", "i want")]
    [InlineData("mika2041 at 10am, 1st", "mika2041 at 10am ist")]
    [InlineData("s*icide and am*azzo", "suicide and ammazzo")]
    [InlineData("2*3 and *so*", "2 3 and so")]
    [InlineData("ѕuісіdе", "suicide")]
    [InlineData("🅳🅸🅴", "die")]
    [InlineData("%E6%AD%BB%E3%81%AB%E3%81%9F%E3%81%84", "死にたい")]
    [InlineData("100% sure", "100 sure")]
    [InlineData("I  w a n t  t o  d i e", "i want to die")]
    [InlineData("ammmazzo alllone", "ammazzo alone")]
    [InlineData("ㅅㅏㄹㄱㅣ ㅅㅣㄹㅎㄷㅏ", "살기싫다")]
    [InlineData("극ㄷㅏㄴ적", "극단적")]
    [InlineData("ㅈㅏㅅㅏㄹ", "자살")]
    [InlineData("가자ㅋㅋ", "가자\u110F\u110F")]
    [InlineData("가자ㄱㄱ", "가자\u1100\u1100")]
    [InlineData("", "")]
    public void Words_read_alike_however_they_are_written(string text, string words) => Assert.Equal(words, ShadowCopy.Of(text).Words);

    [Fact]
    public void Hangul_from_letters_reads_as_syllables() => Assert.Equal("죽", ShadowCopy.Of("\u110C\u116E\u11A8").Words);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_a_whole_one_kept()
    {
        Assert.Equal("a\uFFFDb", WellFormed.Of("a\uD800b"));
        Assert.Equal("\uFFFD\uFFFD", WellFormed.Of("\uDC00\uD800"));
        Assert.Equal("👍", WellFormed.Of("👍"));
        Assert.Equal(2, WellFormed.FirstLone("👍\uD83D", 0));
    }

    [Fact]
    public void A_letter_keeps_few_marks() => Assert.Equal(5, Invisible.Removed("e" + new string('\u0301', 1_000)).Length);

    [Fact]
    public void The_surface_keeps_its_punctuation() => Assert.Equal("mail: mika@example.com!", ShadowCopy.Of("Mail: Mika@Example.com!").Surface);
}
