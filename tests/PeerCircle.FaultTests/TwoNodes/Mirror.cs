using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.Tests.Channels;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>One person looking at one room, who keeps up by pushes, heads and "everything since mine", and by nothing else.</summary>
internal sealed class Mirror(WireMember member, Guid channelId) : IAsyncDisposable
{
    private static readonly TimeSpan Busy = TimeSpan.FromMilliseconds(500);

    private readonly ClientCopy copy = new();
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private WireMember asking = member;
    private HubConnection? hub;

    public HubConnection Hub => hub!;

    /// <summary>How many times it had to ask because a push was missing.</summary>
    public int Asked { get; private set; }

    /// <summary>How many times it was told how far the log has come.</summary>
    public int Compared { get; private set; }

    /// <summary>Everything it was ever told, in whichever way: what a person saw cannot be unseen.</summary>
    public ConcurrentQueue<ChangeSet> Told { get; } = new();

    public List<MessageView> Messages
    {
        get
        {
            lock (gate) return [.. copy.Messages];
        }
    }

    /// <summary>Connects, or connects again, and goes on from where it was.</summary>
    /// <param name="at">The member as the node knows them that is connected to.</param>
    public async Task EnterAsync(WireMember at)
    {
        if (hub is not null) await hub.DisposeAsync();
        (asking, hub) = (at, await at.ConnectAsync());
        hub.On<ChangeSet>("Changed", TakeAsync);
        hub.On<List<Head>>("Heads", CompareAsync);
        JsonElement answer;
        while ((answer = await hub.InvokeAsync<JsonElement>("Enter", channelId.ToString(), Version == 0 ? null : (object)Version)).TryGetProperty("problem", out var problem))
        {
            if (problem.GetProperty("type").GetString() != "urn:peercircle:busy") throw new NotSupportedException($"Not let in: {problem}");
            await Task.Delay(Busy);
        }
        await TakeAsync(answer.Deserialize<ChangeSet>(JsonSerializerOptions.Web)!);
    }

    public async ValueTask DisposeAsync()
    {
        if (hub is not null) await hub.DisposeAsync();
        turn.Dispose();
    }

    private long Version
    {
        get
        {
            lock (gate) return copy.Version;
        }
    }

    private Task TakeAsync(ChangeSet set)
    {
        Told.Enqueue(set);
        lock (gate)
        {
            if (copy.Apply(set) && !(set.More && !set.Reset)) return Task.CompletedTask;
        }
        return CatchUpAsync();
    }

    private async Task CompareAsync(List<Head> heads)
    {
        if (heads.Exists(head => head.ChannelId == channelId && head.Version > Version)) await CatchUpAsync();
        Compared++;
    }

    private async Task CatchUpAsync()
    {
        await turn.WaitAsync();
        try
        {
            Asked++;
            for (var more = true; more;)
            {
                var set = await asking.GetAsync<ChangeSet>($"/api/channels/{channelId}/messages?after={Version}&limit=100");
                Told.Enqueue(set);
                lock (gate) copy.Apply(set);
                more = set.More && !set.Reset;
            }
        }
        catch (HttpRequestException)
        {
            // The node is being killed; whoever comes back enters again from where they were.
        }
        finally
        {
            turn.Release();
        }
    }
}
