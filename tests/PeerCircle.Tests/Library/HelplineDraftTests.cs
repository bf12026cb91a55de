using PeerCircle.Server.Library;
using Xunit;
using static PeerCircle.Tests.Library.Entries;

namespace PeerCircle.Tests.Library;

/// <summary>What may stand in the directory.</summary>
public sealed class HelplineDraftTests
{
    private static readonly DateOnly Today = new(2030, 1, 15);

    [Theory]
    [InlineData("name", " ", HelplineFault.Name)]
    [InlineData("region", "ZZ", HelplineFault.Region)]
    [InlineData("region", "", HelplineFault.Region)]
    [InlineData("hours-en", "", HelplineFault.NoHours)]
    [InlineData("open", "whenever", HelplineFault.Open)]
    [InlineData("open-0", "whenever", HelplineFault.Open)]
    [InlineData("reach-0", "", HelplineFault.NoWay)]
    [InlineData("reach-0", "javascript:alert(1)", HelplineFault.Reach)]
    [InlineData("reach-0", "https://user:secret@lamp.example", HelplineFault.Reach)]
    [InlineData("reach-0", "0120 000 000", HelplineFault.Reach)]
    [InlineData("kind-0", "pigeon", HelplineFault.Reach)]
    [InlineData("source", " x ", HelplineFault.Source)]
    [InlineData("remark-it", "\u0007", HelplineFault.TooLong)]
    public void What_does_not_fit_is_named(string field, string value, HelplineFault fault) => Assert.Equal((null, fault), Draft((field, value)).Read("key", Today));

    [Fact]
    public void Every_text_is_bounded()
    {
        Assert.Equal(HelplineFault.Name, Draft(("name", new string('n', 81))).Read("key", Today).Fault);
        Assert.Equal(HelplineFault.TooLong, Draft(("remark-3-ko", new string('r', 161))).Read("key", Today).Fault);
        Assert.Equal(HelplineFault.Source, Draft(("source", new string('s', 301))).Read("key", Today).Fault);
        Assert.Equal(HelplineFault.Reach, Draft(("kind-0", "phone"), ("reach-0", new string('1', 33))).Read("key", Today).Fault);
    }

    [Fact]
    public void Each_entry_that_ships_can_be_written_as_a_form_and_read_back()
    {
        foreach (var line in Helplines.Shipped.Lines)
        {
            var (read, fault) = new HelplineDraft(name => FieldOf(line, name)).Read(line.Key, Today);
            Assert.Null(fault);
            var expected = line with { Confirm = false, CheckedOn = "2030-01-15" };
            Assert.Equal(HelplineFacts.Write(InOrder(expected)), HelplineFacts.Write(InOrder(read!)));
        }
    }

    [Fact]
    public void An_entry_in_a_new_country_adds_the_country_before_everywhere_else()
    {
        var set = Helplines.With([.. Helplines.Shipped.Lines, Draft(("region", "DE")).Read("key", Today).Line!]);
        Assert.Equal(["DE", Helplines.International], set.Regions.TakeLast(2), StringComparer.Ordinal);
        Assert.Equal(("DE", null), (set.RegionOf("de"), set.EmergencyOf("DE")));
        Assert.Equal("Lamp Line", set.For("DE", new DateTimeOffset(2030, 1, 15, 12, 0, 0, TimeSpan.Zero))[0].Line.Name);
    }

    private static Helpline InOrder(Helpline line) => line with
    {
        Hours = InOrder(line.Hours)!,
        Audience = InOrder(line.Audience),
        Remark = InOrder(line.Remark),
        Channels = [.. line.Channels.Select(way => way with { Hours = InOrder(way.Hours), Remark = InOrder(way.Remark) })],
    };

    private static SortedDictionary<string, string>? InOrder(IReadOnlyDictionary<string, string>? words) =>
        words is null ? null : new SortedDictionary<string, string>(words.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    // What the page puts into each field.
    private static string FieldOf(Helpline line, string name)
    {
        var parts = name.Split('-');
        var at = parts.Length > 1 && int.TryParse(parts[1], out var number) ? number : -1;
        var way = at < 0 ? null : line.Channels.ElementAtOrDefault(at);
        return (parts[0], at) switch
        {
            ("name", _) => line.Name,
            ("region", _) => line.Region,
            ("source", _) => line.Source,
            ("open", < 0) => line.Open ?? "",
            ("open", _) => way?.Open is { Length: 0 } ? "-" : way?.Open ?? "",
            ("kind", _) => way?.Kind ?? "",
            ("reach", _) => way is null ? "" : HelplineWays.ReachOf(way),
            ("hours", < 0) => line.Hours.GetValueOrDefault(parts[1], ""),
            ("audience", _) => line.Audience?.GetValueOrDefault(parts[1]) ?? "",
            ("remark", < 0) => line.Remark?.GetValueOrDefault(parts[1]) ?? "",
            ("hours", _) => way?.Hours?.GetValueOrDefault(parts[2]) ?? "",
            ("remark", _) => way?.Remark?.GetValueOrDefault(parts[2]) ?? "",
            _ => "",
        };
    }
}
