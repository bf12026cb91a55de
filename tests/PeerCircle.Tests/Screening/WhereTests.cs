using System.Text;
using CsCheck;
using PeerCircle.Screening;
using PeerCircle.Screening.Shadow;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>A finding says which part of the text it is about, as the text was written.</summary>
public sealed class WhereTests
{
    [Theory]
    [InlineData("well, i want to die, really", "want to die")]
    [InlineData("I  w a n t  t o  d i e  today", "w a n t  t o  d i e")]
    [InlineData("i w\u200Ban\u00ADt to d\u200Bie now", "w\u200Ban\u00ADt to d\u200Bie")]
    [InlineData("ok. ｗａｎｔ　ｔｏ　ｄｉｅ！ ok", "ｗａｎｔ　ｔｏ　ｄｉｅ")]
    [InlineData("😀❤️ wa\u0336nt\u0336 to die 😀", "wa\u0336nt\u0336 to die")]
    [InlineData("i wánt tò diiiiie ok", "wánt tò diiiiie")]
    [InlineData("i will k*ll myself, ok…", "k*ll myself")]
    [InlineData("ねえ、死・に・た・い、とおもう", "死・に・た・い")]
    [InlineData("ﾈｴ ｼﾆﾀｲ!", "ｼﾆﾀｲ")]
    [InlineData("… %E6%AD%BB%E3%81%AB%E3%81%9F%E3%81%84 ok", "%E6%AD%BB%E3%81%AB%E3%81%9F%E3%81%84")]
    [InlineData("call me: ０９０－１２３４－５６７８ ok", "０９０－１２３４－５６７８")]
    [InlineData("½ write to Mika@Exa\u200Bmple.com!", "Mika@Exa\u200Bmple.com")]
    public void The_part_is_the_one_that_was_written(string text, string part) => Assert.Contains(part, Parts(text), StringComparer.Ordinal);

    [Fact]
    public void Hangul_written_in_letters_is_found_as_it_was_written()
    {
        var part = "죽고 싶".Normalize(NormalizationForm.FormD);
        Assert.Contains(Parts($"저는 정말 {part} 네요"), found => found.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_score_is_about_the_text_as_a_whole() =>
        Assert.Contains(Screener.Default.Check("sometimes I wish I would not wake up", null, Place.Room).Findings, f => f.Where is null || f.Rule.StartsWith("crisis", StringComparison.Ordinal));

    [Fact]
    public void Parts_taken_one_by_one_read_as_the_whole_does() =>
        Gen.OneOf(Gen.String, Texts.One(Texts.Fragments).Array[0, 60].Select(string.Concat), Gen.Char["\u0301\u0323\u1100\u1161\u11A8\u3099か\uFF76\uFF9E\u200B가aE%41ㅏㅋ\u115F\u302A"].Array[0, 40].Select(chars => new string(chars)))
            .Sample(text => Origins.Of(text).Surface.SequenceEqual(ShadowCopy.Of(text).Surface), iter: 3_000);

    [Fact]
    public void Every_part_lies_in_the_text() =>
        Texts.One(Texts.Fragments).Array[0, 60].Select(string.Concat)
            .Sample(text => Screener.Default.Check(text, null, Place.Room).Findings.All(f => f.Where is not (var start, var end) || (start >= 0 && start < end && end <= text.Length)), iter: 500);

    private static List<string> Parts(string text) =>
        [.. Screener.Default.Check(text, null, Place.Room).Findings.Where(f => f.Where is not null).Select(f => text[f.Where!.Value.Start..f.Where.Value.End])];
}
