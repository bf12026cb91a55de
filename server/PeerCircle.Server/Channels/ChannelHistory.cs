using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Channels;

/// <summary>
/// Reads a channel for one viewer. The head is read before the rows: a change that lands in between comes twice, never not at all.
/// All answers are null when the caller can't reach the channel.
/// </summary>
public sealed class ChannelHistory(IDbContextFactory<PeerCircleDb> databases)
{
    /// <summary>Everything since a version; the latest page when that is too far behind, or ahead of the log.</summary>
    public async Task<ChangeSet?> SinceAsync(Caller caller, Guid channelId, long after, int limit, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FindAsync(db, caller, channelId, ct) is not { } head) return null;
        if (after < 0 || after > head.Version || head.Version - after > Limits.CatchUpVersions)
            return await LatestAsync(db, caller, head, limit, ct);

        var messages = await db.Messages.AsNoTracking()
            .Where(m => m.ChannelId == channelId && m.Version > after)
            .OrderBy(m => m.Version).Take(limit + 1)
            .WithNames(db).ToListAsync(ct);
        var reactions = await db.Messages.AsNoTracking()
            // "> 0" is what SQLite needs to see before it uses the index of messages that have reactions.
            .Where(m => m.ChannelId == channelId && m.ReactionVersion > 0 && m.ReactionVersion > after && m.Version <= after && m.State == MessageState.Visible)
            .OrderBy(m => m.ReactionVersion).Take(limit + 1)
            .ToListAsync(ct);
        return await CatchUpAsync(db, caller, head, after, limit, [.. messages.OrderBy(r => r.Message.Version)], reactions, ct);
    }

    /// <summary>The latest page.</summary>
    public async Task<ChangeSet?> LatestAsync(Caller caller, Guid channelId, int limit, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, caller, channelId, ct) is { } head ? await LatestAsync(db, caller, head, limit, ct) : null;
    }

    /// <summary>The page before a position. It moves no client's version: it says nothing about what came since.</summary>
    public async Task<ChangeSet?> BeforeAsync(Caller caller, Guid channelId, long position, int limit, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await FindAsync(db, caller, channelId, ct) is not { } head) return null;
        var (page, more) = await PageAsync(db, db.Messages.Where(m => m.ChannelId == channelId && m.Position < position), limit, ct);
        return await SetAsync(db, caller, head, new ChangeSet(channelId, head.Epoch, 0, 0, false, more, page, []), ct);
    }

    private static Task<Channel?> FindAsync(PeerCircleDb db, Caller caller, Guid channelId, CancellationToken ct) =>
        db.Channels.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == channelId, ct);

    private static async Task<ChangeSet> LatestAsync(PeerCircleDb db, Caller caller, Channel head, int limit, CancellationToken ct)
    {
        var (page, more) = await PageAsync(db, db.Messages.Where(m => m.ChannelId == head.Id && m.Position != null), limit, ct);
        return await SetAsync(db, caller, head, new ChangeSet(head.Id, head.Epoch, 0, head.Version, true, more, page, []), ct);
    }

    private static async Task<ChangeSet> CatchUpAsync(
        PeerCircleDb db, Caller caller, Channel head, long after, int limit, List<MessageRow> rows, List<Message> reacted, CancellationToken ct)
    {
        var inOrder = rows.Select(r => r.Message.Version).Concat(reacted.Select(m => m.ReactionVersion)).Order().ToList();
        var more = inOrder.Count > limit;
        var last = more ? inOrder[limit - 1] : long.MaxValue;
        var messages = rows.Where(r => r.Message.Version <= last).Select(r => r.View()).ToList();
        var counts = reacted.Where(m => m.ReactionVersion <= last)
            .Select(m => new ReactionsChange(m.Id, m.ReactionVersion, MessageViews.Counts(m))).ToList();
        return await SetAsync(db, caller, head, new ChangeSet(head.Id, head.Epoch, after, more ? last : head.Version, false, more, messages, counts), ct);
    }

    private static async Task<(List<MessageView> Page, bool More)> PageAsync(PeerCircleDb db, IQueryable<Message> of, int limit, CancellationToken ct)
    {
        var rows = await of.AsNoTracking().OrderByDescending(m => m.Position).Take(limit + 1).WithNames(db).ToListAsync(ct);
        var page = rows.OrderByDescending(r => r.Message.Position).Take(limit).Reverse().Select(r => r.View()).ToList();
        return (page, rows.Count > limit);
    }

    private static async Task<ChangeSet> SetAsync(PeerCircleDb db, Caller caller, Channel head, ChangeSet set, CancellationToken ct)
    {
        var pending = await db.PendingAsync(head.Id, caller.MemberId, ct);
        var ids = set.Messages.Select(m => m.Id).Concat(set.Reactions.Select(r => r.Id)).ToHashSet();
        var reacted = ids.Count == 0 ? null : await db.ReactedAsync(ids, caller.MemberId, ct);
        return set with { Channel = head.Info(), Mine = new MineView(pending, reacted) };
    }
}
