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
                var answer = await hub.InvokeAsync<PostResult>("Post", channelId, clientId, text, null, null).WaitAsync(Patience);
                if (answer is not { Status: PostStatuses.Posted, Message: { } message })
                    throw new InvalidOperationException($"'{text}' was answered {answer}");
                Posted.Add(text, message);
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
}
