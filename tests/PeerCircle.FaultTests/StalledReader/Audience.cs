using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;

namespace PeerCircle.FaultTests.StalledReader;

/// <summary>People who look at one room, and how long each message took to each of them.</summary>
internal sealed class Audience(Guid channelId) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, long> intended = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<double> latencies = [];
    private readonly List<HubConnection> hubs = [];
    private long received;
    private int marks;

    public int Count => hubs.Count;

    public async Task JoinAsync(WireMember member, int connections)
    {
        for (var i = 0; i < connections; i++)
        {
            var hub = await member.ConnectAsync();
            hub.On<ChangeSet>("Changed", Receive);
            await hub.InvokeAsync<ChangeSet>("Enter", channelId, null);
            hubs.Add(hub);
        }
    }

    /// <summary>Posts at a fixed rate whatever the answers do; the 99th percentile of post → arrival, in milliseconds.</summary>
    public async Task<double> P99Async(int messages, TimeSpan interval, string text)
    {
        latencies.Clear();
        var expected = Interlocked.Read(ref received) + ((long)messages * hubs.Count);
        var posts = new List<Task<PostResult>>();
        using var clock = new PeriodicTimer(interval);
        for (var i = 0; i < messages && await clock.WaitForNextTickAsync(); i++)
            posts.Add(PostAsync(text));
        Assert(await Task.WhenAll(posts));
        await TestSupport.Eventually.TrueAsync("everyone got everything", TimeSpan.FromSeconds(30), () => Interlocked.Read(ref received) >= expected);
        var sorted = latencies.Order().ToList();
        return sorted[(int)(sorted.Count * 0.99)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in hubs)
            await hub.DisposeAsync();
    }

    private static void Assert(PostResult[] answers) =>
        Xunit.Assert.All(answers, answer => Xunit.Assert.Equal(PostStatuses.Posted, answer.Status));

    private Task<PostResult> PostAsync(string text)
    {
        // The mark travels in the text: a push may arrive before the answer names the message. A small number is nobody's address.
        var mark = (++marks).ToString(CultureInfo.InvariantCulture);
        intended[mark] = Stopwatch.GetTimestamp();
        return hubs[0].InvokeAsync<PostResult>("Post", channelId, Guid.CreateVersion7(), $"{mark} {text}", null, null);
    }

    private void Receive(ChangeSet set)
    {
        foreach (var message in set.Messages)
        {
            if (intended.TryGetValue(Markup.TextOf(message.Html).Split(' ')[0], out var start))
            {
                latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Interlocked.Increment(ref received);
            }
        }
    }
}
