using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>What a moderator decides on one node holds on the other, with Redis and without.</summary>
[Collection(nameof(Measured))]
public sealed class DecisionsAcrossTests(ITestOutputHelper output)
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);

    // Without Redis heads are told every three seconds, and the desk is read every two.
    private static readonly TimeSpan ByReading = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_ban_ends_the_connection_on_the_other_node_and_the_cookie_is_refused_there()
    {
        await using var pair = await Pair.StartAsync();
        await BanElsewhereAsync(pair, "mika", "Redis up");
        await pair.Redis.KillAsync();
        await BanElsewhereAsync(pair, "ren", "Redis down");
    }

    [Fact]
    public async Task A_mute_refuses_the_next_post_on_the_other_node_and_a_removed_message_goes_there()
    {
        await using var pair = await Pair.StartAsync();
        await MuteElsewhereAsync(pair, "mika", OneSecond, "Redis up");
        await pair.Redis.KillAsync();
        await MuteElsewhereAsync(pair, "ren", ByReading, "Redis down");
    }

    [Fact]
    public async Task A_desk_on_the_other_node_is_told_of_a_case_at_once_and_without_Redis_it_finds_out()
    {
        await using var pair = await Pair.StartAsync();
        using var sora = await WireMember.SignInAsync(pair.Right.Address, "sora");
        using var mika = await WireMember.SignInAsync(pair.Left.Address, "mika");
        using var haru = await WireMember.SignInAsync(pair.Left.Address, "haru");
        await using var hub = await sora.ConnectAsync();
        var told = new System.Collections.Concurrent.ConcurrentDictionary<Guid, long>();
        hub.On<CaseView>("CaseChanged", one => told.TryAdd(one.Subject.MessageId!.Value, Stopwatch.GetTimestamp()));
        await hub.InvokeAsync<List<CaseView>>("EnterDesk");

        // One directly after the other: a desk that only looks every two seconds has just looked, and is late for the next.
        for (var i = 0; i < 3; i++) Assert.InRange(await HeardAfterAsync(mika, haru, told, $"with Redis {i}"), TimeSpan.Zero, OneSecond);
        await pair.Redis.KillAsync();
        Assert.InRange(await HeardAfterAsync(mika, haru, told, "without Redis"), TimeSpan.Zero, ByReading);
    }

    private async Task BanElsewhereAsync(Pair pair, string nickname, string when)
    {
        using var sora = await WireMember.SignInAsync(pair.Left.Address, "sora");
        using var haru = await WireMember.SignInAsync(pair.Left.Address, "haru");
        using var banned = await WireMember.SignInAsync(pair.Right.Address, nickname);
        var one = await sora.FlaggedAsync(haru, await SayAsync(banned, "go away"));
        await using var hub = await banned.ConnectAsync();
        await hub.InvokeAsync<ChangeSet>("Enter", (await banned.RoomAsync("evening-tea")).ToString(), null);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.On<SignedOut>("SignedOut", why => said.TrySetResult(why.Reason));
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };

        await sora.DecideAsync(one, "ban");
        var decided = Stopwatch.GetTimestamp();
        await closed.Task.WaitAsync(TwoSeconds);
        output.WriteLine($"{when}: closed on the other node {Stopwatch.GetElapsedTime(decided).TotalMilliseconds:0} ms after the decision.");
        Assert.Equal("suspended", await said.Task.WaitAsync(OneSecond));
        Assert.Equal(HttpStatusCode.Unauthorized, await banned.SendAsync(HttpMethod.Get, "/api/rooms"));
    }

    private async Task MuteElsewhereAsync(Pair pair, string nickname, TimeSpan gone, string when)
    {
        using var sora = await WireMember.SignInAsync(pair.Left.Address, "sora");
        using var haru = await WireMember.SignInAsync(pair.Left.Address, "haru");
        using var muted = await WireMember.SignInAsync(pair.Right.Address, nickname);
        var room = await muted.RoomAsync("evening-tea");
        await using var reader = new Mirror(muted, room);
        await reader.EnterAsync(muted);
        var taken = await SayAsync(muted, "words that are taken out");
        var flagged = await SayAsync(muted, "go away");
        await Eventually.TrueAsync("both are read", ByReading, () => reader.Messages.Exists(m => m.Id == flagged));

        await sora.DecideAsync(await sora.FlaggedAsync(haru, taken), "remove");
        var decided = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync("the removed message is gone on the other node", gone, () => Find(reader, taken) is { State: MessageStates.Removed, Html: "" });
        output.WriteLine($"{when}: gone on the other node {Stopwatch.GetElapsedTime(decided).TotalMilliseconds:0} ms after the decision.");

        await sora.DecideAsync(await sora.FlaggedAsync(haru, flagged), "mute", days: 1);
        var answer = await reader.Hub.InvokeAsync<PostResult>("Post", room.ToString(), Guid.CreateVersion7().ToString(), "and again", null, null);
        Assert.Equal((PostStatuses.Refused, "muted"), (answer.Status, answer.Reason?.Slug));
    }

    private async Task<TimeSpan> HeardAfterAsync(
        WireMember author, WireMember flagger, System.Collections.Concurrent.ConcurrentDictionary<Guid, long> told, string when)
    {
        var message = await SayAsync(author, $"go away, {when}");
        await flagger.PostAsync<FlagReceipt>($"/api/messages/{message}/flags", new { reason = "abuse" });
        var flagged = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync($"the desk hears of a case {when}", ByReading, () => told.ContainsKey(message));
        var after = Stopwatch.GetElapsedTime(flagged, Math.Max(flagged, told[message]));
        output.WriteLine($"{when}: the desk on the other node was told {after.TotalMilliseconds:0} ms after the flag.");
        return after;
    }

    private static MessageView? Find(Mirror reader, Guid id) => reader.Messages.Find(m => m.Id == id);

    private static async Task<Guid> SayAsync(WireMember author, string text)
    {
        var room = await author.RoomAsync("evening-tea");
        var answer = await author.PostAsync<PostResult>($"/api/channels/{room}/messages", new { clientId = Guid.CreateVersion7(), text });
        return answer.Message!.Id;
    }
}
