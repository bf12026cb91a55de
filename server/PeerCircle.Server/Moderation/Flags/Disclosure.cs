using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// What staff will be able to read because of a flag: of a conversation the message and three before and after, of a room the
/// message (its staff read the room anyway).
/// </summary>
public sealed class Disclosure(IDbContextFactory<PeerCircleDb> databases)
{
    /// <summary>What a person is about to flag.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Disclosed">All that staff may read then, in order, the message itself among them.</param>
    /// <param name="OneToOne">True when it stands in a conversation of two.</param>
    /// <param name="Own">True when they wrote it themselves.</param>
    /// <param name="Back">The address of its place.</param>
    public sealed record Preview(MessageView Message, IReadOnlyList<MessageView> Disclosed, bool OneToOne, bool Own, string Back);

    /// <summary>Shows it before anything is sent; null when the caller can't see such a message.</summary>
    public async Task<Preview?> PreviewAsync(Caller caller, Guid messageId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.FlaggableAsync(caller, messageId, ct) is not { } message) return null;
        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == message.ChannelId, ct);
        var ids = (await db.DisclosedWithAsync(channel, message, ct)).Select(m => m.Id).ToList();
        var rows = await db.Messages.AsNoTracking().Where(m => ids.Contains(m.Id)).OrderBy(m => m.Position).WithNames(db).ToListAsync(ct);
        var views = rows.OrderBy(r => r.Message.Position).Select(r => r.View() with { Quote = null }).ToList();
        var slug = await db.Rooms.Where(r => r.Id == channel.Id).Select(r => r.Slug).SingleOrDefaultAsync(ct);
        var back = slug is null ? $"/conversations/{channel.Id}" : $"/rooms/{slug}";
        return new Preview(
            views.Single(v => v.Id == messageId), views, channel.Kind is ChannelKind.Conversation, message.AuthorId == caller.MemberId, back);
    }
}

/// <summary>What a flag needs to find.</summary>
internal static class DisclosureQueries
{
    /// <summary>A message this person sees and may flag; null when there is none.</summary>
    public static Task<Message?> FlaggableAsync(this PeerCircleDb db, Caller caller, Guid messageId, CancellationToken ct) =>
        db.Messages.AsNoTracking()
            .Where(m => m.Id == messageId && m.State == MessageState.Visible && db.Channels.VisibleTo(caller).Any(c => c.Id == m.ChannelId))
            .SingleOrDefaultAsync(ct);

    /// <summary>The messages that are disclosed with one, itself among them.</summary>
    public static async Task<IReadOnlyList<Message>> DisclosedWithAsync(this PeerCircleDb db, Channel channel, Message message, CancellationToken ct)
    {
        if (channel.Kind is ChannelKind.Room) return [message];
        var visible = db.Messages.AsNoTracking().Where(m => m.ChannelId == channel.Id && m.State == MessageState.Visible);
        var before = await visible.Where(m => m.Position < message.Position).OrderByDescending(m => m.Position).Take(Limits.DisclosedAround).ToListAsync(ct);
        var after = await visible.Where(m => m.Position > message.Position).OrderBy(m => m.Position).Take(Limits.DisclosedAround).ToListAsync(ct);
        return [.. before.AsEnumerable().Reverse(), message, .. after];
    }

    /// <summary>The room's name; null for a conversation.</summary>
    public static Task<string?> PlaceAsync(this PeerCircleDb db, Guid channelId, CancellationToken ct) =>
        db.Rooms.Where(r => r.Id == channelId).Select(r => (string?)r.Name).SingleOrDefaultAsync(ct);
}
