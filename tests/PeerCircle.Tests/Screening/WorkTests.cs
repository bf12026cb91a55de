using System.Diagnostics;
using System.Reflection;
using CsCheck;
using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>What a text costs, counted and not timed: terms that are tried, each in a bounded time, and memory.</summary>
public sealed class WorkTests
{
    private const int MostPerLetter = 8;

    [Fact]
    public void No_text_makes_the_lists_try_more_than_a_few_terms_per_letter()
    {
        foreach (var fragment in Texts.Fragments.Concat(Texts.NearPhrases()))
            Assert.InRange(Tried(Texts.Repeated(fragment, 4_000)), 0, 4_000 * MostPerLetter);
    }

    [Fact]
    public void Work_grows_with_length_and_no_faster() =>
        Texts.One([.. Texts.Fragments, .. Texts.NearPhrases()]).Array[1, 8].Select(string.Concat)
            .Sample(text => Tried(Texts.Repeated(text, 4_000)) <= (11 * Tried(Texts.Repeated(text, 400))) + (150 * MostPerLetter), iter: 150);

    [Fact]
    public void Ten_thousand_terms_of_a_circles_own_hardly_add_to_it()
    {
        var own = Lexicon.Shipped().With(Enumerable.Range(0, 10_000).Select(i => new Term("abuse", "insult", $"you (big |)word{i}")));
        const string Text = "you said a word about the garden, and you big word4711 came to my mind when you called me word 12 times";
        Assert.InRange(Tried(Text, own), 0, Tried(Text) + 40);
        Assert.Contains(own.Find(ShadowCopy.Of(Text).Words, null), sign => sign.Section == "insult");
    }

    [Theory]
    [InlineData("today i made some soup and walked around the block, it was colder than i thought. did you go out?")]
    [InlineData("今日はスープを作って、近所を歩きました。思ったより寒かったです。")]
    [InlineData("오늘은 수프를 끓이고 동네를 걸었어요. 생각보다 추웠어요.")]
    [InlineData("oggi ho fatto una zuppa e ho camminato un po', faceva più freddo di quanto pensassi.")]
    public void A_clean_text_leaves_no_garbage(string text)
    {
        for (var i = 0; i < 3; i++)
            Assert.Same(ScreeningResult.Clean, Screener.Default.Check(text, null, Place.Room));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Screener.Default.Check(text, null, Place.Room);
        var left = GC.GetAllocatedBytesForCurrentThread() - before;
        // A build for debugging allocates a little where an optimised one does not.
        var isOptimised = typeof(Screener).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };
        Assert.InRange(left, 0, isOptimised ? 0 : 256);
    }

    private static int Tried(string text, Lexicon? lexicon = null)
    {
        var search = new Search();
        var words = ShadowCopy.Of(text).Words;
        search.Begin(words.ToCharArray(), words.Length, null);
        (lexicon ?? Lexicon.Shipped()).Find(search);
        return search.Tried;
    }
}
