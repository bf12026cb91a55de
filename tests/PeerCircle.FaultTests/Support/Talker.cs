using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using Xunit;

namespace PeerCircle.FaultTests.Support;

/// <summary>
/// Somebody who goes on talking through every fault as a client does: comes back by itself, and sends again, with the same client
/// id, whatever was not answered "posted". Remembers what it was told and how long each answer took.
/// </summary>
/// <param name="doors">The nodes they come in by, in turn.</param>
/// <param name="channelId">Where they talk.</param>
/// <param name="name">What their messages begin with.</param>
/// <param name="stay">How often they speak before they come in by the next door.</param>
internal sealed class Talker(IReadOnlyList<WireMember> doors, Guid channelId, string name, int stay = 100)
{
    /// <summary>One who knows a single node.</summary>
    public Talker(WireMember member, Guid channelId, string name)
        : this([member], channelId, name)
    {
    }

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<(Guid ClientId, string Text)> unsent = new();
    private int said;
    private int visits;

    /// <summary>Text → the message as it was answered "posted".</summary>
    public ConcurrentDictionary<string, MessageView> Posted { get; } = new(StringComparer.Ordinal);

    /// <summary>How long each answer took, of whatever kind; and whether it was "posted".</summary>
    public ConcurrentQueue<(bool Posted, TimeSpan Took)> Answers { get; } = new();

    /// <summary>Talks until told to stop; then goes on until everything said is posted.</summary>
    public async Task RunAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested || !unsent.IsEmpty)
        {
            try
            {
                await using var hub = await doors[visits++ % doors.Count].ConnectAsync();
                for (var spoken = 0; spoken < stay && (!enough.IsCancellationRequested || !unsent.IsEmpty); spoken++) await SayAsync(hub, enough);
            }
            catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException
                || (error is InvalidOperationException && error.Message.Contains("connection", StringComparison.OrdinalIgnoreCase)))
            {
                await Task.Delay(Pace * 5, CancellationToken.None);
            }
        }
    }

    /// <summary>What was answered "posted" is there exactly once, as it was answered.</summary>
    public void AssertIn(List<MessageView> history)
    {
        var stored = history.ToLookup(message => Markup.TextOf(message.Html), StringComparer.Ordinal);
        Assert.NotEmpty(Posted);
        foreach (var (text, message) in Posted)
        {
            var only = Assert.Single(stored[text]);
            Assert.Equal((message.Id, message.Position), (only.Id, only.Position));
        }
        Assert.Equal(Posted.Count, history.Count(message => Markup.TextOf(message.Html).StartsWith($"{name} ", StringComparison.Ordinal)));
    }

    private async Task SayAsync(HubConnection hub, CancellationToken enough)
    {
        if (unsent.IsEmpty && !enough.IsCancellationRequested) unsent.Enqueue((Guid.CreateVersion7(), $"{name} says {said++} of many"));
        if (!unsent.TryPeek(out var next)) return;
        var began = Stopwatch.GetTimestamp();
        var answer = await hub.InvokeAsync<Answer>("Post", channelId, next.ClientId, next.Text, null, null, CancellationToken.None).WaitAsync(Patience, CancellationToken.None);
        var posted = answer is { Status: PostStatuses.Posted, Message: not null };
        Answers.Enqueue((posted, Stopwatch.GetElapsedTime(began)));
        if (posted)
        {
            Posted[next.Text] = answer.Message!;
            unsent.TryDequeue(out _);
        }
        else if (answer.Problem?.Type != "urn:peercircle:busy")
        {
            throw new NotSupportedException($"'{next.Text}' was answered {answer}");
        }
        await Task.Delay(Pace, CancellationToken.None);
    }

    private sealed record Answer(string? Status, MessageView? Message, ProblemView? Problem);
}
