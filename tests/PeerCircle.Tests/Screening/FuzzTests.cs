using System.Diagnostics;
using CsCheck;
using PeerCircle.Screening;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>No text breaks the screener or holds it up.</summary>
public sealed class FuzzTests
{
    private static readonly string?[] Tags = [null, "en", "ja", "xx", ""];

    [Fact]
    public void Any_string_gets_a_verdict() =>
        Gen.Select(Gen.String, Gen.Int[0, Tags.Length - 1], Gen.Bool)
            .Sample((text, tag, isRoom) => IsConsistent(Screener.Default.Check(text, Tags[tag], isRoom ? Place.Room : Place.Mentor)), iter: 1_500);

    [Fact]
    public void Any_heap_of_what_the_rules_look_for_gets_a_verdict() =>
        Texts.One(Texts.Fragments).Array[0, 200].Select(string.Concat)
            .Sample(text => IsConsistent(Screener.Default.Check(text, null, Place.Room)), iter: 400);

    [Fact]
    public void Time_grows_with_length_and_no_faster()
    {
        foreach (var fragment in Texts.Fragments)
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
