using System.Globalization;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Messages.Parts;

namespace PeerCircle.Server.Mentoring;

/// <summary>Everything a conversation's page shows.</summary>
/// <param name="Live">True when it ends in the present and is kept up to date by the script.</param>
public sealed record ConversationScene(
    Caller Caller, ConversationView Conversation, IReadOnlyList<ConversationView> All, ChangeSet Set, bool Live, Writing Writing)
{
    /// <summary>A card for someone whose words sounded heavy; shown by the page when no script does it.</summary>
    public SupportCard? Support { get; init; }

    /// <summary>The page's address.</summary>
    public string Place => $"/conversations/{Conversation.Id}";
}

/// <summary>What the address of a conversation's page asks for. All as text: whatever can't be read is left out.</summary>
/// <param name="Before">The page before a position.</param>
/// <param name="Reply">The message to answer.</param>
/// <param name="Edit">The own message to change.</param>
/// <param name="Text">A line to begin with.</param>
/// <param name="Support">The kind of support card to show.</param>
public sealed record ConversationQuery(string? Before, string? Reply, string? Edit, string? Text, string? Support);

/// <summary>Gathers what a conversation's page shows; null when it is not the caller's.</summary>
public sealed class ConversationScenes(Conversations conversations, ChannelHistory history, Drafts drafts, MessageSource source, OwnCards cards)
{
    public async Task<ConversationScene?> LoadAsync(Caller caller, Guid id, ConversationQuery query, CancellationToken ct)
    {
        var all = await conversations.ListAsync(caller, ct);
        if (all.FirstOrDefault(c => c.Id == id) is not { } conversation) return null;
        var earlier = long.TryParse(query.Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before);
        var set = earlier
            ? await history.BeforeAsync(caller, id, before, Limits.PageDefault, ct)
            : await history.LatestAsync(caller, id, Limits.PageDefault, ct);
        if (set is null) return null;
        var writing = await WritingAsync(caller, id, set, query, ct);
        return new ConversationScene(caller, conversation, all, set, !earlier, writing) { Support = await cards.ForAsync(caller, query.Support, ct) };
    }

    private async Task<Writing> WritingAsync(Caller caller, Guid id, ChangeSet set, ConversationQuery query, CancellationToken ct)
    {
        if (Guid.TryParse(query.Edit, out var changed) && await source.ReadAsync(caller, changed, ct) is { } written)
            return new Writing(written, Changed: changed);
        var answered = Guid.TryParse(query.Reply, out var reply) ? set.Messages.FirstOrDefault(m => m.Id == reply) : null;
        var text = string.IsNullOrEmpty(query.Text) ? await drafts.ReadAsync(caller, id, ct) ?? "" : query.Text;
        return new Writing(text, Answered: answered);
    }
}
