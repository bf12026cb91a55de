using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>The learned score takes back what shipped phrases found where they mean something else, and nothing that a moderator wrote.</summary>
public sealed class DoubtTests
{
    private const string RubbishDay = "새벽 다섯 시에 쓰레기 버리고 왔어요. 고양이만 봤어요";

    [Fact]
    public void A_word_of_abuse_on_the_day_it_is_collected_is_left_alone()
    {
        Assert.Contains(Screener.Default.Explain(RubbishDay, "ko", Place.Room).Terms, term => term is { Category: Categories.Abuse, Section: "insult" });
        Assert.Equal(Verdict.Allow, Screener.Default.Check(RubbishDay, "ko", Place.Room).Verdict);
    }

    [Fact]
    public void The_same_word_that_a_moderator_wrote_down_counts()
    {
        var own = Screener.Default.With([new Term(Categories.Abuse, "insult", "쓰레기")]);
        Assert.Equal(Verdict.Hold, own.Check(RubbishDay, "ko", Place.Room).Verdict);
    }

    [Theory]
    [InlineData("thank you")]
    [InlineData("good night")]
    [InlineData("quiet words")]
    [InlineData("buona notte")]
    public void What_is_said_again_and_again_is_no_more_suspicious_for_it(string words)
    {
        foreach (var times in new[] { 3, 8 })
            Assert.Equal(Verdict.Allow, Screener.Default.Check(string.Join(' ', Enumerable.Repeat(words, times)), null, Place.Room).Verdict);
        Assert.NotEqual(Verdict.Crisis, Screener.Default.Check(string.Join(' ', Enumerable.Repeat(words, 200)), null, Place.Room).Verdict);
    }

    [Fact]
    public void Words_of_distress_that_nobody_could_mean_otherwise_are_never_taken_back() =>
        Assert.Equal(Verdict.Crisis, Screener.Default.Check("i want to die", "en", Place.Room).Verdict);
}
