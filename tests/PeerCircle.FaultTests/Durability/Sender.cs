using System.Diagnostics;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;

namespace PeerCircle.FaultTests.Durability;

/// <summary>One connection that posts its texts one after the other and remembers every answer "posted".</summary>
internal sealed class Sender(WireMember member, Guid channelId, IReadOnlyList<string> texts)
{
    /// <summary>An answer that takes longer never comes: the test says so instead of waiting on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<(Guid ClientId, string Text)> messages = [.. texts.Select(text => (Guid.CreateVersion7(), text))];

    /// <summary>Text → the message as it was answered.</summary>
    public Dictionary<string, MessageView> Posted { get; } = new(StringComparer.Ordinal);

    /// <summary>Posts what has no answer yet, as a client does after it came back: with the same client ids.</summary>
    /// <returns>True when all were posted; false when the connection died on the way.</returns>
    public async Task<bool> RunAsync(Action posted)
    {
        try
        {
            await using var hub = await member.ConnectAsync();
            foreach (var (clientId, text) in messages.Where(message => !Posted.ContainsKey(message.Text)))
            {
                Posted.Add(text, await PostAsync(hub, clientId, text));
                posted();
            }

            return true;
        }
        // The server was killed: the socket broke, or there was nothing to connect to any more.
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException
            || (error is InvalidOperationException && error.Message.Contains("connection", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }
    }

    private async Task<MessageView> PostAsync(HubConnection hub, Guid clientId, string text)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience;)
        {
            var answer = await hub.InvokeAsync<Answer>("Post", channelId, clientId, text, null, null).WaitAsync(Patience);
            if (answer is { Status: PostStatuses.Posted, Message: { } message }) return message;
            // Busy, as a machine is that has other things to do: once more, as the same send.
            if (answer.Problem?.Type != "urn:peercircle:busy") throw new NotSupportedException($"'{text}' was answered {answer}");
        }
        throw new NotSupportedException($"'{text}' was never answered but with 'busy'");
    }

    private sealed record Answer(string? Status, MessageView? Message, ProblemView? Problem);
}
