using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>A stored message with the names a view needs.</summary>
public sealed class MessageRow
{
    public required Message Message { get; init; }
    public string? Nickname { get; init; }
    public Roles? Roles { get; init; }
    public Message? Quoted { get; init; }
    public string? QuotedNickname { get; init; }

    /// <summary>The message as its readers get it. An author without a row has left.</summary>
    public MessageView View() =>
        MessageViews.For(
            Message, Nickname ?? "", Roles ?? Members.Roles.Member, MessageViews.Quote(Quoted, QuotedNickname));
}

/// <summary>Reads messages together with the names a view needs, in one query.</summary>
public static class MessageQueries
{
    public static IQueryable<MessageRow> WithNames(this IQueryable<Message> messages, PeerCircleDb db) =>
        from m in messages
        join author in db.Users on m.AuthorId equals author.Id into authors
        from a in authors.DefaultIfEmpty()
        join reply in db.Messages on m.ReplyToId equals reply.Id into replies
        from r in replies.DefaultIfEmpty()
        join replied in db.Users on r.AuthorId equals replied.Id into repliedTo
        from q in repliedTo.DefaultIfEmpty()
        select new MessageRow
        {
            Message = m,
            Nickname = a.UserName,
            Roles = a.Roles,
            Quoted = r,
            QuotedNickname = q.UserName,
        };

    /// <summary>What one member alone may see of a channel: their waiting messages.</summary>
    public static async Task<IReadOnlyList<MessageView>> PendingAsync(this PeerCircleDb db, Guid channelId, Guid memberId, CancellationToken ct)
    {
        var rows = await db.Messages.AsNoTracking()
            .Where(m => m.ChannelId == channelId && m.State == MessageState.Held && m.AuthorId == memberId)
            .OrderBy(m => m.SentAt)
            .WithNames(db)
            .ToListAsync(ct);
        return [.. rows.Select(r => r.View())];
    }

    /// <summary>The kinds of reaction one member gave to these messages.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> ReactedAsync(
        this PeerCircleDb db, IReadOnlyCollection<Guid> messageIds, Guid memberId, CancellationToken ct)
    {
        var given = await db.Reactions.AsNoTracking()
            .Where(r => r.MemberId == memberId && messageIds.Contains(r.MessageId))
            .ToListAsync(ct);
        return given.GroupBy(r => r.MessageId).ToDictionary(
            g => g.Key,
            g => (IReadOnlyList<string>)[.. g.Select(r => r.Kind).Order().Select(k => k.Wire())]);
    }
}
