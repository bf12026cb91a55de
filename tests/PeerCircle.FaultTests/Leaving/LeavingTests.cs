using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.FaultTests.TwoNodes;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Leaving;

/// <summary>A node that is told to stop, as at every upgrade, leaves without losing an answer.</summary>
public sealed class LeavingTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_node_told_to_stop_in_the_middle_of_talking_owes_nobody_an_answer_and_ends_within_20_seconds()
    {
        await using var pair = await Pair.StartAsync();
        using var mika = await WireMember.SignInAsync(pair.Left.Address, "mika");
        using var ren = await WireMember.SignInAsync(pair.Left.Address, "ren");
        var room = await mika.RoomAsync("evening-tea");
        var told = new ConcurrentQueue<int>();
        Task[] staying = [StayAsync(mika, room, told), StayAsync(ren, room, told)];
        await Eventually.TrueAsync("both are talking", Promise, () => answered > 20);

        var began = Stopwatch.GetTimestamp();
        var ending = pair.Left.TerminateAsync(Promise);
        await Eventually.TrueAsync("both were asked to move", Promise, () => told.Count == 2);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await mika.SendAsync(HttpMethod.Get, "/readyz"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await mika.SendAsync(HttpMethod.Post, "/hub/v1/negotiate?negotiateVersion=1"));

        Assert.Equal(0, await ending);
        output.WriteLine($"Ended {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s after it was told; {answered} answers, {unanswered} calls without one.");
        await Task.WhenAll(staying);
        Assert.Equal(0, unanswered);
        Assert.All(told, seconds => Assert.InRange(seconds, 1, 10));
        var history = await mika.At(pair.Right.Address).HistoryAsync(room);
        Assert.Equal(posted.Count, history.Count(message => posted.Contains(message.Id)));
        Assert.Equal(posted.Count, history.Count(message => message.Html.Contains("until the very end", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_nobody_there_it_ends_at_once()
    {
        await using var server = await ServerProcess.StartAsync();
        var began = Stopwatch.GetTimestamp();
        Assert.Equal(0, await server.TerminateAsync(Promise));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    private readonly ConcurrentBag<Guid> posted = [];
    private int answered;
    private int unanswered;

    /// <summary>
    /// Talks on one connection without leaving, as a client does that does not understand "move", until it is closed. Told "busy" it
    /// waits as long as it was asked to; it is the node's to see that everyone has been told before it closes.
    /// </summary>
    private async Task StayAsync(WireMember member, Guid room, ConcurrentQueue<int> told)
    {
        await using var hub = await member.ConnectAsync();
        hub.On<Moving>("Moving", moving => told.Enqueue(moving.WithinSeconds));
        while (hub.State is HubConnectionState.Connected)
        {
            try
            {
                var answer = await hub.InvokeAsync<Answer>("Post", room, Guid.CreateVersion7(), "until the very end", null, null);
                if (answer.Message is { } message) posted.Add(message.Id);
                Interlocked.Increment(ref answered);
                if (answer.Problem is { RetryAfterSeconds: { } wait }) await Task.Delay(TimeSpan.FromSeconds(wait));
            }
            // Closed between two calls: nothing was sent.
            catch (InvalidOperationException error) when (error.Message.Contains("not active", StringComparison.Ordinal))
            {
                return;
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or System.Net.WebSockets.WebSocketException or HubException)
            {
                output.WriteLine($"No answer: {error.Message}");
                Interlocked.Increment(ref unanswered);
            }
            await Task.Delay(15);
        }
    }

    private sealed record Answer(MessageView? Message, ProblemView? Problem);
}
