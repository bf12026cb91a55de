using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>Finds a room's message for staff and hands in a change to it. Others, and one-to-one messages, are simply not found.</summary>
internal static class StaffChange
{
    internal static async Task<ChangeOutcome> RunAsync(
        IDbContextFactory<PeerCircleDb> databases,
        ChannelWriter writer,
        Caller staff,
        Guid messageId,
        Func<Guid, ChannelWrite<ChangeOutcome>> change,
        CancellationToken ct)
    {
        if (!staff.Roles.IsStaff()) return new ChangeOutcome.NotFound();
        await using var db = await databases.CreateDbContextAsync(ct);
        var channelId = await db.Messages.Where(m => m.Id == messageId)
            .Join(db.Channels.Where(c => c.Kind == ChannelKind.Room), m => m.ChannelId, c => c.Id, (m, c) => (Guid?)c.Id)
            .SingleOrDefaultAsync(ct);
        return channelId is { } id ? await writer.CommitAsync(change(id)) : new ChangeOutcome.NotFound();
    }
}
