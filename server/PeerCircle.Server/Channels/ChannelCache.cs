using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Channels;

/// <summary>
/// What screening and a first look at standing need of a channel, at most a second old. Nothing is decided by it alone: the log
/// checks again under the lock.
/// </summary>
public sealed class ChannelCache(IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, (Known? Channel, long At)> entries = new();

    /// <summary>A channel as it was within the last second.</summary>
    public sealed record Known(Channel Channel, string Language)
    {
        public ChannelKind Kind => Channel.Kind;

        public bool IsVisibleTo(Caller caller) => Channel.IsVisibleTo(caller);
    }

    public async ValueTask<Known?> FindAsync(Guid channelId, CancellationToken ct)
    {
        var now = time.GetTimestamp();
        if (entries.TryGetValue(channelId, out var entry) && time.GetElapsedTime(entry.At, now) < Fresh) return entry.Channel;
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db.Channels.AsNoTracking().Where(c => c.Id == channelId)
            .Select(c => new { Channel = c, Language = db.Rooms.Where(r => r.Id == c.Id).Select(r => r.Language).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        var known = row is null ? null : new Known(row.Channel, row.Language ?? "en");
        // Ids that don't exist are not kept: anyone could fill memory with them.
        if (known is not null) entries[channelId] = (known, now);
        return known;
    }

    /// <summary>
    /// True when a member of staff asks for a conversation of two that is not theirs. They are told that they may not, where everyone
    /// else is told that nothing is there.
    /// </summary>
    public async ValueTask<bool> IsClosedToStaffAsync(Caller caller, string? channelId, CancellationToken ct) =>
        caller.Roles.IsStaff() && Guid.TryParse(channelId, out var id)
        && await FindAsync(id, ct) is { Kind: ChannelKind.Conversation } conversation && !conversation.IsVisibleTo(caller);
}
