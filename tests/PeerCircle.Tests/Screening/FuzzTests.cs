using System.Diagnostics;
using CsCheck;
using PeerCircle.Screening;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>No text breaks the screener or holds it up.</summary>
public sealed class FuzzTests
{
    private static readonly string?[] Tags = [null, "en", "ja", "xx", ""];

    private static readonly string[] Fragments =
    [
        "i want ", "i want to ", "you are a ", "friend ", "he says he ", "k i l l ", "a b ", "死", "死にたい", "友達が", "죽고 ", "너 ", "voglio ", "sei ", "non ", "0 9 ", "1", "+", "-", "@", "a@a.", ".", "a.", "http://a.b ", "#1",
        "aaaa", "\u0301", "e\u0301\u0323", "ﷺ", "！", "\n", "dont tell ", "zero ", "(", "👩‍👧", "\u200B", "\uD800", "\uDC00", "\u3164", "ㅋ", "～", "discord ", "add me ", "secret ", "the the ", "k1ll ", "s*", "***", "%41", "%", "ѕ", "🅳", "1 ", "ammm",
    ];

    [Fact]
    public void Any_string_gets_a_verdict() =>
        Gen.Select(Gen.String, Gen.Int[0, Tags.Length - 1], Gen.Bool)
            .Sample((text, tag, isRoom) => IsConsistent(Screener.Default.Check(text, Tags[tag], isRoom ? Place.Room : Place.Mentor)), iter: 1_500);

    [Fact]
    public void Any_heap_of_what_the_rules_look_for_gets_a_verdict() =>
        Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]).Array[0, 200].Select(string.Concat)
            .Sample(text => IsConsistent(Screener.Default.Check(text, null, Place.Room)), iter: 400);

    [Fact]
    public void Time_grows_with_length_and_no_faster()
    {
        foreach (var fragment in Fragments)
            Assert.Contains(Enumerable.Range(0, 5), _ => IsLinear(fragment));
    }

    private static bool IsConsistent(ScreeningResult result) => result.Verdict switch
    {
        Verdict.Allow => ReferenceEquals(result, ScreeningResult.Clean),
        Verdict.Flag => result.Visibility is Visibility.Published or Visibility.Folded,
        Verdict.Hold => result.Visibility == Visibility.Held,
        Verdict.Refuse => result.Visibility == Visibility.Refused && result.Categories is [Categories.Contact],
        _ => result.Visibility is Visibility.Folded or Visibility.Held && result.Concern != Concern.None && result.Categories.Contains(Categories.Crisis, StringComparer.Ordinal),
    };

    // Ten times the length: linear is 10, quadratic 100. A few milliseconds when optimised; a busy machine and a debug build blur that.
    private static bool IsLinear(string fragment)
    {
        var (shorter, longer) = (Best(fragment, 400), Best(fragment, 4_000));
        return longer < 60 || longer < 45 * shorter;
    }

    private static double Best(string fragment, int length)
    {
        var text = string.Concat(Enumerable.Repeat(fragment, (length / fragment.Length) + 1))[..length];
        return Enumerable.Range(0, 7).Min(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            Screener.Default.Check(text, null, Place.Room);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        });
    }
}
