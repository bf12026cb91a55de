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
