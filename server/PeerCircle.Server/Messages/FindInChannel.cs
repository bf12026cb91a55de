using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>Finds words and days in a channel the caller can reach. Answers are null when they can't.</summary>
public sealed class FindInChannel(IDbContextFactory<PeerCircleDb> databases)
{
    /// <summary>Most messages a search answers with.</summary>
    public const int Most = 30;

    /// <summary>How far back a search looks, in versions: its cost must not grow with a channel's age.</summary>
    private const int Reach = 50_000;

    /// <summary>How many messages of a conversation are looked through.</summary>
    private const int SealedReach = 2_000;

    /// <summary>The latest visible messages that hold these words, oldest first. Folded texts are found too.</summary>
    public async Task<IReadOnlyList<MessageView>?> WordsAsync(Caller caller, Guid channelId, string words, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Channels.VisibleTo(caller).AsNoTracking().SingleOrDefaultAsync(c => c.Id == channelId, ct) is not { } channel) return null;
        if (channel.Kind is ChannelKind.Conversation) return await SealedWordsAsync(db, channelId, words, ct);
        var (floor, sought) = (channel.Version - Reach, words.ToLowerInvariant());
#pragma warning disable CA1862, MA0011, CA1304, CA1311 // Runs in the database, which has its own lower().
        var rows = await db.Messages.AsNoTracking()
            .Where(m => m.ChannelId == channelId && m.State == MessageState.Visible && m.Position > floor && m.Text.ToLower().Contains(sought))
            .OrderByDescending(m => m.Position).Take(Most)
            .WithNames(db).ToListAsync(ct);
#pragma warning restore CA1862, MA0011, CA1304, CA1311
        return [.. rows.OrderBy(r => r.Message.Position).Select(r => r.View())];
    }

    // The database can't look into what is sealed: the latest messages are opened here and looked through.
    private static async Task<IReadOnlyList<MessageView>> SealedWordsAsync(PeerCircleDb db, Guid channelId, string words, CancellationToken ct)
    {
        var rows = await db.Messages.AsNoTracking()
            .Where(m => m.ChannelId == channelId && m.State == MessageState.Visible)
            .OrderByDescending(m => m.Position).Take(SealedReach)
            .WithNames(db).ToListAsync(ct);
        return [.. rows.Where(r => r.Message.Text.Contains(words, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(r => r.Message.Position).Take(Most).Reverse().Select(r => r.View())];
    }

    /// <summary>The position before which a page ends that begins with a day; null when nothing was written since.</summary>
    public async Task<long?> DayAsync(Caller caller, Guid channelId, DateTimeOffset from, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Channels.VisibleTo(caller).AnyAsync(c => c.Id == channelId, ct)) return null;
        var positions = await db.Messages
            .Where(m => m.ChannelId == channelId && m.Position != null && m.PostedAt >= from)
            .OrderBy(m => m.Position).Take(Limits.PageDefault).Select(m => m.Position)
            .ToListAsync(ct);
        return positions.Count == 0 ? null : positions[^1] + 1;
    }
}
