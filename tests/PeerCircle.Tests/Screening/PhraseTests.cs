using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>How a line of a word list is read.</summary>
public sealed class PhraseTests
{
    [Theory]
    [InlineData("(want|wish) to (die|go)", "i wish to go", true)]
    [InlineData("(want|wish) to (die|go)", "i wish to gone", false)]
    [InlineData("want to (really |)rest", "want to rest", true)]
    [InlineData("(a|b(c|d) e)fter", "bd efter", true)]
    [InlineData("jump ~ bridge", "jump from the old bridge", true)]
    [InlineData("jump ~ bridge", "jump. the bridge is nice", false)]
    [InlineData("jump ~ bridge", "jump and then walk for a very long time to the bridge", false)]
    [InlineData("ridge", "the bridge", false)]
    [InlineData("stanc* di", "stanca di", true)]
    [InlineData("moderator*", "moderators", true)]
    [InlineData("目?薬", "薬", true)]
    [InlineData("ボス", "あのぼすが", true)]
    [InlineData("want to rest", "iwanttorest", true)]
    [InlineData("카톡 추가", "카톡추가", true)]
    public void A_phrase_stands_where_it_should(string phrase, string text, bool stands)
    {
        var screener = new Screener(new(new Lexicon([new Term("spam", "advert", phrase)]), [.. RuleSet.Shipped().Rules.Where(r => r is PeerCircle.Screening.Rules.SectionRule)]));
        Assert.Equal(stands, screener.Check(text, null, Place.Room).Verdict == Verdict.Hold);
    }

    [Theory]
    [InlineData("(a|b")]
    [InlineData("a)")]
    [InlineData("(a|)")]
    [InlineData("~ b")]
    [InlineData("")]
    public void A_line_that_makes_no_sense_is_refused_by_name(string phrase)
    {
        var error = Assert.Throws<FormatException>(() => new Term("spam", "advert", phrase));
        Assert.Contains($"\"{phrase}\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_section_that_ships_is_one_that_something_reads()
    {
        string[] read =
        [
            "crisis.active", "crisis.passive", "crisis.goodbye", "crisis.plan", "crisis.pact", "crisis.detail", "crisis.other", "crisis.person", "crisis.said", "crisis.past", "crisis.still", "crisis.excuse",
            "contact.messenger", "contact.reach", "contact.ask", "contact.meet", "contact.mailhost", "contact.dot", "contact.excuse", "abuse.harm", "abuse.insult", "abuse.group", "abuse.excuse",
            "grooming.unwatched", "grooming.body", "grooming.secrecy", "grooming.age", "grooming.alone", "grooming.moving", "grooming.photos", "grooming.gifts", "grooming.excuse", "spam.advert", "spam.excuse",
        ];
        Assert.Empty(Lexicon.ShippedTerms().Select(t => $"{t.Category}.{t.Section}").Distinct(StringComparer.Ordinal).Except(read, StringComparer.Ordinal));
    }
}
