using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Library;
using Xunit;

namespace PeerCircle.Tests.Library;

/// <summary>The card that meets words of distress.</summary>
public sealed class SupportCardTests
{
    // A Sunday, at noon in Rome and at eight in the evening in Tokyo.
    private static readonly DateTimeOffset Spring = new(2026, 3, 1, 11, 0, 0, TimeSpan.Zero);

    public static TheoryData<SupportKind, string?, string?> Everyone()
    {
        var data = new TheoryData<SupportKind, string?, string?>();
        foreach (var kind in Enum.GetValues<SupportKind>())
        {
            foreach (var region in (string?[])[.. Helplines.Shipped.Regions, null, "", "ZZ"])
            {
                foreach (var language in (string?[])["en", "ja", "ko", "it", "ja-JP", "fr", null, ""])
                    data.Add(kind, region, language);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public void The_card_is_never_empty(SupportKind kind, string? region, string? language)
    {
        var card = Card(kind, region, language);
        Assert.NotEmpty(card.Helplines);
        Assert.Contains(card.Helplines, line => line.Name == "Find A Helpline");
        Assert.NotEmpty(card.Emergency);
        Assert.InRange(card.Barriers.Count, 3, 6);
        Assert.Equal(Helplines.Shipped.Regions, card.Regions);
        Assert.Null(card.Standing);
        Assert.All([card.Title, card.Text, .. card.Barriers.Select(b => b.Answer), .. card.Helplines.Select(h => h.Hours)], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.All(card.Helplines, line => Assert.True(line.Number is not null || line.Url is not null || line.Note is not null));
    }

    [Theory]
    [InlineData("JP", "chat")]
    [InlineData("KR", "text")]
    [InlineData("IT", "whatsapp")]
    [InlineData("GB", "text")]
    [InlineData("IE", "text")]
    [InlineData("US", "text")]
    public void Writing_comes_before_speaking(string region, string first)
    {
        var channels = Helplines.Shipped.For(region, Spring).Where(way => way.Line.Region == region).Select(way => way.Channel.Kind).ToList();
        Assert.Equal(first, channels[0]);
        Assert.All(channels.SkipWhile(kind => kind != "phone"), kind => Assert.Equal("phone", kind));
    }

    [Fact]
    public void An_old_check_says_so_and_a_fresh_one_does_not()
    {
        var korean = Card(SupportKind.Self, "KR", "ko").Helplines;
        Assert.DoesNotContain("마지막 확인", korean.First(line => line.Channel == "text").Note ?? "", StringComparison.Ordinal);
        Assert.Contains("마지막 확인 2024-01-02", korean.First(line => line.Number == "109").Note!, StringComparison.Ordinal);
        var later = Card(SupportKind.Self, "KR", "en", at: Spring.AddDays(365)).Helplines;
        Assert.Contains("last checked 2026-02-13", later.First(line => line.Channel == "text").Note!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_for_someone_else_is_another_card()
    {
        var (self, other) = (Card(SupportKind.Self, "JP", "ja"), Card(SupportKind.Other, "JP", "ja"));
        Assert.Equal(("self", "other"), (self.Kind, other.Kind));
        Assert.NotEqual(self.Title, other.Title, StringComparer.Ordinal);
        Assert.Equal("119 / 110", self.Emergency);
    }

    [Fact]
    public void Every_entry_says_where_it_comes_from()
    {
        Assert.All(Helplines.Shipped.Lines, line => Assert.NotEmpty(line.Source));
        Assert.All(Helplines.Shipped.Lines, line => Assert.True(line.Channels.Count > 0 && Helplines.Shipped.Regions.Contains(line.Region, StringComparer.Ordinal)));
        Assert.All(Helplines.Shipped.Lines.Where(line => line.CheckedOn is not null), line => Assert.True(
            DateOnly.TryParseExact(line.CheckedOn, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(20)]
    public void What_is_closed_right_now_comes_after_what_is_not_and_says_so(int hour)
    {
        // Tuesday in Tokyo, at midnight and at five: the one that opens at six is closed; whatever the hour, nothing is left out.
        var night = new DateTimeOffset(2026, 3, 2, hour, 0, 0, TimeSpan.Zero);
        var (closed, evening) = (Card(SupportKind.Self, "JP", "en", at: night), Card(SupportKind.Self, "JP", "en"));
        Assert.Equal(evening.Helplines.Select(h => (h.Name, h.Channel)).Order(), closed.Helplines.Select(h => (h.Name, h.Channel)).Order());
        Assert.Equal(("#いのちSOS (Lifelink)", "phone"), (closed.Helplines[^2].Name, closed.Helplines[^2].Channel));
        Assert.Contains("not open right now", closed.Helplines[^2].Note!, StringComparison.Ordinal);
        Assert.All(evening.Helplines, h => Assert.DoesNotContain("not open", h.Note ?? "", StringComparison.Ordinal));
        Assert.Equal("web", closed.Helplines[^1].Channel);
    }

    [Theory]
    [InlineData(CardStandings.Waiting)]
    [InlineData(CardStandings.Unanswered)]
    [InlineData(CardStandings.Taken)]
    public void What_is_so_is_said_in_every_language(string standing)
    {
        var said = RegionNames.Languages.Keys.Select(language => new SupportCards(new FakeTimeProvider(Spring), new HelplinesInForce()).For(SupportKind.Self, "JP", language, standing)).ToList();
        Assert.All(said, card => Assert.Equal(standing, card.Standing!.State));
        Assert.Equal(said.Count, said.Select(card => card.Standing!.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.All(said, card => Assert.Equal(standing == CardStandings.Unanswered, card.Text.Length == 0));
    }

    [Fact]
    public void Members_may_name_every_helpline_to_each_other()
    {
        foreach (var line in Helplines.Shipped.Lines)
        {
            foreach (var reach in line.Channels.SelectMany(channel => new[] { channel.Number, channel.Url }).OfType<string>())
            {
                var result = Screener.Default.Check($"you could try {line.Name}: {reach}", "en", Place.Room);
                Assert.True(result.Verdict == Verdict.Allow, $"{reach}: {string.Join(", ", result.Findings)}");
            }
        }
    }

    private static SupportCard Card(SupportKind kind, string? region, string? language, DateTimeOffset? at = null) =>
        new SupportCards(new FakeTimeProvider(at ?? Spring), new HelplinesInForce()).For(kind, region, language);
}
