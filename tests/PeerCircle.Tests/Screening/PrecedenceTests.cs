using PeerCircle.Screening;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>Which category decides, and what others see.</summary>
public sealed class PrecedenceTests
{
    [Fact]
    public void Crisis_with_contact_is_held_and_never_refused()
    {
        var result = Check("I want to die. call me, my number is 090-1234-5678");
        Assert.Equal((Verdict.Crisis, Visibility.Held, Concern.Self), (result.Verdict, result.Visibility, result.Concern));
        Assert.Equal([Categories.Crisis, Categories.Contact], result.Categories);
    }

    [Fact]
    public void Crisis_with_abuse_is_held_and_names_both()
    {
        var result = Check("you are worthless and I want to die");
        Assert.Equal((Verdict.Crisis, Visibility.Held), (result.Verdict, result.Visibility));
        Assert.Equal([Categories.Crisis, Categories.Abuse], result.Categories);
    }

    [Fact]
    public void Contact_alone_is_refused() =>
        Assert.Equal(Visibility.Refused, Check("my mail is mika@example.com").Visibility);

    [Fact]
    public void Contact_with_grooming_is_held_so_that_someone_looks()
    {
        var result = Check("add me on kakao and don't tell the moderators about it");
        Assert.Equal((Verdict.Hold, Visibility.Held), (result.Verdict, result.Visibility));
        Assert.Equal([Categories.Contact, Categories.Grooming], result.Categories);
    }

    [Fact]
    public void Telling_another_to_harm_themselves_is_abuse_and_no_crisis()
    {
        foreach (var text in new[] { "kill yourself", "死ね", "나가 죽어", "ammazzati" })
        {
            var result = Check(text);
            Assert.Equal((Verdict.Hold, Concern.None), (result.Verdict, result.Concern));
            Assert.Equal([Categories.Abuse], result.Categories);
        }
    }

    [Fact]
    public void A_word_that_is_harmless_elsewhere_counts_only_in_its_own_language()
    {
        Assert.Equal(Verdict.Crisis, Screener.Default.Check("kms", "en", Place.Room).Verdict);
        Assert.Equal(Verdict.Allow, Screener.Default.Check("ho fatto 5 kms", "it", Place.Room).Verdict);
    }

    [Theory]
    [InlineData("gay")]
    [InlineData("trans")]
    [InlineData("Muslim")]
    [InlineData("Korean")]
    [InlineData("autistic")]
    [InlineData("hikikomori")]
    public void Who_someone_is_changes_no_verdict(string identity)
    {
        Assert.Same(ScreeningResult.Clean, Check($"I am {identity} and today I went to the shop"));
        Assert.Equal(Verdict.Crisis, Check($"I am {identity} and I want to die").Verdict);
        Assert.Equal(Verdict.Allow, Check($"my friend is {identity}, they are kind").Verdict);
    }

    private static ScreeningResult Check(string text) => Screener.Default.Check(text, null, Place.Room);
}
