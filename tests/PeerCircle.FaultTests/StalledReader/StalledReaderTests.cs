using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.StalledReader;

/// <summary>Nothing that waits on a slow reader stands between a sender and the others.</summary>
[Collection(nameof(Measured))]
public sealed class StalledReaderTests(ITestOutputHelper output)
{
    private const int Others = 49;
    private const int ConnectionsEach = 5;
    private const int Messages = 200;

    /// <summary>Below this, twice the usual is noise of a shared machine (the default of SignalR stalls for 9.7 s).</summary>
    private const double FloorMilliseconds = 60;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);
    private static readonly string Text = string.Concat(Enumerable.Repeat("quiet words ", 200));

    [Fact]
    public async Task One_of_50_stops_reading_while_it_pings_and_the_others_notice_nothing()
    {
        await using var server = await ServerProcess.StartAsync();
        var members = await MembersAsync(server.Address);
        var room = await members[0].RoomAsync("games");
        await using var audience = new Audience(room);
        foreach (var member in members.Take(Others / ConnectionsEach))
            await audience.JoinAsync(member, ConnectionsEach);
        await audience.JoinAsync(members[^1], Others % ConnectionsEach);
        Assert.Equal(Others, audience.Count);

        await audience.P99Async(Messages / 4, Interval, Text);
        var usual = await audience.P99Async(Messages, Interval, Text);
        using var silent = await SilentSocket.EnterAsync(server.Address, members[^1].Cookie, room);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var cut = silent.PingUntilCutAsync(patience.Token);
        var stalled = await audience.P99Async(Messages, Interval, Text);

        output.WriteLine($"p99 of the other {Others}: {usual:0.0} ms usual, {stalled:0.0} ms with one stalled; cut: {cut.IsCompletedSuccessfully}");
        Assert.InRange(stalled, 0, Math.Max(2 * usual, FloorMilliseconds));
        await cut;
        foreach (var member in members)
            member.Dispose();
    }

    private static async Task<List<WireMember>> MembersAsync(Uri server)
    {
        string[] sample = ["mika", "ren", "haru", "sora", "aoi", "yuki", "nao"];
        var members = (await Task.WhenAll(sample.Select(name => WireMember.SignInAsync(server, name)))).ToList();
        for (var i = members.Count; i <= Others / ConnectionsEach; i++)
            members.Add(await WireMember.SignUpAsync(server, $"reader {(char)('a' + i)}"));
        return members;
    }
}
