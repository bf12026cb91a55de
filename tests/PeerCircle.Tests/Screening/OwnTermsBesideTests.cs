using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>What a community adds or takes away is weighed as if it had shipped so.</summary>
public sealed class OwnTermsBesideTests
{
    [Fact]
    public void A_term_that_was_added_is_weighed_at_its_place_among_those_that_ship()
    {
        const string text = "my glimmerfox and i want to die";
        Assert.Equal(Concern.Self, Screener.Default.Check(text, "en", Place.Room).Concern);
        var own = Screener.Default.With([new Term("crisis", "other", "my glimmerfox and i want to die")]);
        Assert.Equal(Concern.Other, own.Check(text, "en", Place.Room).Concern);
    }

    [Fact]
    public void A_phrase_that_is_harmless_here_takes_back_what_it_covers_and_nothing_else()
    {
        var own = Screener.Default.With([new Term("abuse", "excuse", "you are such an idiot sandwich")]);
        Assert.DoesNotContain("abuse.insult", own.Check("you are such an idiot sandwich", "en", Place.Room).Rules, StringComparer.Ordinal);
        Assert.Contains("abuse.insult", own.Check("you are such an idiot", "en", Place.Room).Rules, StringComparer.Ordinal);
    }

    [Fact]
    public void A_term_of_one_language_does_not_count_in_another()
    {
        var own = Screener.Default.With([new Term("spam", "advert", "glimmerfox", "it")]);
        Assert.Equal(Verdict.Hold, own.Check("un glimmerfox", "it", Place.Room).Verdict);
        Assert.Equal(Verdict.Allow, own.Check("a glimmerfox", "en", Place.Room).Verdict);
    }

    [Fact]
    public void What_is_left_out_is_not_found_and_everything_else_is()
    {
        var left = new Screener(RuleSet.ShippedWithout(phrase => phrase is { Category: "abuse", Section: "insult" }));
        Assert.DoesNotContain("abuse.insult", left.Check("you are such an idiot", "en", Place.Room).Rules, StringComparer.Ordinal);
        Assert.Contains("abuse.harm", left.Check("kill yourself", "en", Place.Room).Rules, StringComparer.Ordinal);
        Assert.Equal(Verdict.Crisis, left.Check("i want to die", "en", Place.Room).Verdict);
    }

    [Theory]
    [InlineData("crisis", -1)]
    [InlineData("crisis", 3)]
    [InlineData("spam", -3)]
    [InlineData("kindness", 0)]
    public void Steps_out_of_bounds_are_refused(string category, int steps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sensitivity(new Dictionary<string, int>(StringComparer.Ordinal) { [category] = steps }));
}
