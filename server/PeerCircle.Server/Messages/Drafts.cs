using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>A person's unfinished text in a channel: kept as it is, unscreened, readable by them alone.</summary>
public sealed class Drafts(IDbContextFactory<PeerCircleDb> databases, BodySeal seal, TimeProvider time)
{
    /// <summary>Longest draft in UTF-16 units: twice a message, so that a text that grew too long is not lost.</summary>
    public const int MaxUnits = Limits.TextUnits * 2;

    /// <summary>The draft, empty when there is none; null when the caller can't reach the channel.</summary>
    public async Task<string?> ReadAsync(Caller caller, Guid channelId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await db.Channels.VisibleTo(caller).AnyAsync(c => c.Id == channelId, ct)) return null;
        var draft = await Mine(db, caller, channelId).AsNoTracking().SingleOrDefaultAsync(ct);
        return (draft?.Sealed is { } box ? seal.Open(OwnerOf(caller, channelId), box)[0] : draft?.Text) ?? "";
    }

    /// <summary>Keeps the text, or nothing when it is empty; false when the caller can't reach the channel.</summary>
    public async Task<bool> KeepAsync(Caller caller, Guid channelId, string text, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var kind = await db.Channels.VisibleTo(caller).Where(c => c.Id == channelId).Select(c => (ChannelKind?)c.Kind).SingleOrDefaultAsync(ct);
        if (kind is null) return false;
        if (text.Length == 0)
        {
            await Mine(db, caller, channelId).ExecuteDeleteAsync(ct);
            return true;
        }
        var now = time.GetUtcNow().UtcTicks;
        var box = kind is ChannelKind.Conversation ? seal.Seal(OwnerOf(caller, channelId), text) : null;
        var open = box is null ? text : "";
        // One statement that both databases know, so that two tabs saving at once can't clash.
        await db.Database.ExecuteSqlAsync($"""
            insert into drafts (member_id, channel_id, text, sealed, saved_at) values ({caller.MemberId}, {channelId}, {open}, {box}, {now})
            on conflict (member_id, channel_id) do update set text = excluded.text, sealed = excluded.sealed, saved_at = excluded.saved_at
            """, ct);
        return true;
    }

    private static BodySeal.Owner OwnerOf(Caller caller, Guid channelId) => new((byte)'d', channelId, caller.MemberId);

    private static IQueryable<Draft> Mine(PeerCircleDb db, Caller caller, Guid channelId) =>
        db.Drafts.Where(d => d.MemberId == caller.MemberId && d.ChannelId == channelId);
}
