using Microsoft.AspNetCore.SignalR;
using PeerCircle.Contracts;

namespace PeerCircle.LoadLab.Bare;

/// <summary>What SignalR costs by itself: the service's calls and bodies, without a store, an account or a check.</summary>
public sealed class BareHub : Hub
{
    private static readonly AuthorView Author = new(Guid.CreateVersion7(), "load aa", "member");
    private static long version;

    public async Task<ChangeSet> Enter(Guid channelId, long? afterVersion)
    {
        await Groups.AddToGroupAsync(Context.ConnectionId, channelId.ToString());
        return Set(channelId, afterVersion ?? 0, []);
    }

    public async Task<PostResult> Post(Guid channelId, Guid clientId, string text, Guid? replyTo, string? note)
    {
        var at = Interlocked.Increment(ref version);
        var message = new MessageView(
            Guid.CreateVersion7(), channelId, at, at, Author, TimeProvider.System.GetUtcNow(), MessageStates.Visible, $"<p>{text}</p>\n", default,
            ReplyTo: replyTo, Note: note, Lang: "en");
        await Clients.Group(channelId.ToString()).SendAsync(Pushes.Changed, Set(channelId, at - 1, [message]));
        return new PostResult(PostStatuses.Posted, clientId, message);
    }

    private static ChangeSet Set(Guid channelId, long after, MessageView[] messages) =>
        new(channelId, "bare", after, after + messages.Length, Reset: false, More: false, messages, []);
}
