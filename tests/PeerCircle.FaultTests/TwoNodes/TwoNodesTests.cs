using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>Whichever node someone is connected to, they see and lose the same.</summary>
[Collection(nameof(Measured))]
public sealed class TwoNodesTests(ITestOutputHelper output)
{
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task What_is_posted_on_one_node_is_pushed_on_the_other_and_costs_no_question()
    {
        await using var pair = await Pair.StartAsync();
        using var mika = await WireMember.SignInAsync(pair.Left.Address, "mika");
        using var ren = await WireMember.SignInAsync(pair.Right.Address, "ren");
        var room = await mika.RoomAsync("evening-tea");
        await using var reader = new Mirror(ren, room);
        await reader.EnterAsync(ren);
        await using var hub = await mika.ConnectAsync();
        var posted = new List<Guid>();
        // Until heads were told in the middle of it: read at one moment and told at another, they must not overtake what is on its way.
        while (posted.Count < 50 || reader.Compared == 0)
        {
            var answer = await hub.InvokeAsync<PostResult>("Post", room.ToString(), Guid.CreateVersion7().ToString(), $"across {posted.Count}", null, null);
            posted.Add(answer.Message!.Id);
            await Task.Delay(Pace);
        }
        await Eventually.TrueAsync("all of it arrived on the other node", TwoSeconds, () => reader.Messages.Count(m => posted.Contains(m.Id)) == posted.Count);
        Assert.Equal(0, reader.Asked);
        Assert.Equal(posted, reader.Messages.Where(m => posted.Contains(m.Id)).Select(m => m.Id));
    }

    [Fact]
    public async Task A_sign_out_on_one_node_closes_the_connection_on_the_other_with_Redis_and_without()
    {
        await using var pair = await Pair.StartAsync();
        await SignOutElsewhereAsync(pair, "mika", "Redis up");
        await pair.Redis.KillAsync();
        await SignOutElsewhereAsync(pair, "ren", "Redis down");
        using var visitor = new HttpClient();
        Assert.Equal("alive, redis unreachable", await visitor.GetStringAsync(new Uri(pair.Left.Address, "/healthz")));
        using var ready = await visitor.GetAsync(new Uri(pair.Left.Address, "/readyz"));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task The_people_of_a_killed_node_are_gone_within_thirty_seconds()
    {
        await using var pair = await Pair.StartAsync();
        using var sora = await WireMember.SignInAsync(pair.Right.Address, "sora");
        Assert.Equal(HttpStatusCode.OK, await sora.SendAsync(HttpMethod.Post, "/api/shift"));
        var room = await sora.RoomAsync("games");
        foreach (var nickname in new[] { "mika", "ren" })
        {
            using var member = await WireMember.SignInAsync(pair.Left.Address, nickname);
            var hub = await member.ConnectAsync();
            await hub.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        }
        await Eventually.TrueAsync("both are counted on the other node", TimeSpan.FromSeconds(20), async () => await PeopleAsync(sora, room) == 2);

        await pair.Left.KillAsync();

        var killed = Stopwatch.GetTimestamp();
        await Eventually.TrueAsync("both are gone", TimeSpan.FromSeconds(30), async () => await PeopleAsync(sora, room) == 0);
        output.WriteLine($"Gone {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s after the kill.");
    }

    private async Task SignOutElsewhereAsync(Pair pair, string nickname, string when)
    {
        using var member = await WireMember.SignInAsync(pair.Left.Address, nickname);
        using var elsewhere = member.At(pair.Right.Address);
        await using var hub = await elsewhere.ConnectAsync();
        await hub.InvokeAsync<ChangeSet>("Enter", (await elsewhere.RoomAsync("games")).ToString(), null);
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(HttpStatusCode.NoContent, await member.SendAsync(HttpMethod.Delete, "/api/session"));
        await closed.Task.WaitAsync(TwoSeconds);
        output.WriteLine($"{when}: closed on the other node after {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms.");
        Assert.Equal(HttpStatusCode.Unauthorized, await elsewhere.SendAsync(HttpMethod.Get, "/api/rooms"));
    }

    private static async Task<int?> PeopleAsync(WireMember moderator, Guid room) =>
        (await moderator.GetAsync<List<RoomCount>>("/api/desk/rooms")).Single(r => r.Id == room).People;

    private sealed record RoomCount(Guid Id, int? People);
}
