using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.FaultTests.TwoNodes;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Machine;

/// <summary>Two nodes whose clocks are two hours apart: order comes from the log, never from a clock.</summary>
[Collection(nameof(Measured))]
public sealed class ClocksTests
{
    private const int Turns = 20;

    [Fact]
    public async Task Two_nodes_two_hours_apart_agree_on_the_order_and_on_who_is_signed_in()
    {
        await using var pair = await Pair.StartAsync("-1h", "+1h");
        using var mika = await WireMember.SignInAsync(pair.Left.Address, "mika");
        using var ren = await WireMember.SignInAsync(pair.Right.Address, "ren");
        var room = await mika.RoomAsync("evening-tea");
        await using var reader = new Mirror(ren, room);
        await reader.EnterAsync(ren);
        await using var left = await mika.ConnectAsync();
        await using var right = await mika.At(pair.Right.Address).ConnectAsync();

        List<Guid> posted = [];
        for (var i = 0; i < Turns; i++)
        {
            var answer = await (i % 2 == 0 ? left : right).InvokeAsync<PostResult>("Post", room, Guid.CreateVersion7(), $"turn {i}", null, null);
            Assert.Equal(PostStatuses.Posted, answer.Status);
            posted.Add(answer.Message!.Id);
        }

        await Eventually.TrueAsync("ren sees all of it", TimeSpan.FromSeconds(25), () => reader.Messages.Count(m => posted.Contains(m.Id)) == Turns);
        Assert.Equal(posted, reader.Messages.Where(m => posted.Contains(m.Id)).Select(m => m.Id));
        var history = (await ren.HistoryAsync(room)).Where(m => posted.Contains(m.Id)).ToList();
        Assert.Equal(posted, history.Select(m => m.Id));
        Assert.True((history[1].PostedAt - history[0].PostedAt).Duration() > TimeSpan.FromMinutes(100), "the clocks are apart, or this shows nothing");
        await SignOutAcrossAsync(pair, mika);
    }

    // The clock that is behind revokes; the one that is ahead must not take it for old news.
    private static async Task SignOutAcrossAsync(Pair pair, WireMember member)
    {
        using var elsewhere = member.At(pair.Right.Address);
        await using var hub = await elsewhere.ConnectAsync();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.Closed += _ => Task.FromResult(closed.TrySetResult());
        await member.SendAsync(HttpMethod.Delete, "/api/session");
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
