using PeerCircle.Contracts;
using PeerCircle.Server.Messages;
using Xunit;

namespace PeerCircle.Tests.Messages;

/// <summary>What may be written at all.</summary>
public sealed class TextCheckTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n\t　")]
    [InlineData("\u200B\u200D\uFEFF")]
    [InlineData("\u2800\u3164")]
    [InlineData("\u0301")]
    public void Nothing_to_see_is_empty(string? text) => Assert.Equal("empty-text", Slug(text));

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u0085b\u009F")]
    public void Broken_text_is_refused(string text) => Assert.Equal("invalid-text", Slug(text));

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        Assert.Equal("invalid-text", Slug("a\uD800b"));
        Assert.Equal("invalid-text", Slug("\uDC00"));
        Assert.Equal("invalid-text", Slug("👍\uDC4D"));
    }

    [Fact]
    public void A_tower_of_marks_is_refused_before_it_costs_time() => Assert.Equal("invalid-text", Slug("e" + new string('\u0301', 3_000)));

    [Fact]
    public void Length_counts_after_normal_form_C()
    {
        Assert.IsType<CheckedText.Ok>(TextCheck.Of(new string('a', Limits.TextUnits)));
        Assert.Equal("too-long", Slug(new string('a', Limits.TextUnits + 1)));
        Assert.IsType<CheckedText.Ok>(TextCheck.Of(string.Concat(Enumerable.Repeat("e\u0301", Limits.TextUnits))));
        Assert.IsType<CheckedText.Ok>(TextCheck.Of(string.Concat(Enumerable.Repeat("\u1112\u1161\u11AB", Limits.TextUnits))));
    }

    [Fact]
    public void The_bound_in_bytes_holds_too() =>
        Assert.Equal("too-long", Assert.IsType<CheckedText.Refused>(TextCheck.Of(new string('あ', 60), 100, 170)).Slug);

    [Fact]
    public void Ten_megabytes_are_refused_without_reading_them() => Assert.Equal("too-long", Slug(new string('\u0301', 10_000_000)));

    [Theory]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("tab\there", "tab\there")]
    [InlineData("e\u0301", "é")]
    [InlineData("שלום 👩‍👧 مرحبا", "שלום 👩‍👧 مرحبا")]
    public void What_is_fit_is_kept_in_one_form(string text, string kept) =>
        Assert.Equal(kept, Assert.IsType<CheckedText.Ok>(TextCheck.Of(text)).Text);

    private static string Slug(string? text) => Assert.IsType<CheckedText.Refused>(TextCheck.Of(text)).Slug;
}
