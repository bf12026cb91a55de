using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>What the author of a message wrote, before rendering: for editing it, or for sending a returned one again.</summary>
public sealed class MessageSource(IDbContextFactory<PeerCircleDb> databases)
{
    /// <summary>The text as written; null for everyone but its author, and for what is withdrawn or removed.</summary>
    public async Task<string?> ReadAsync(Caller caller, Guid messageId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var message = await db.Messages.AsNoTracking()
            .Where(m => m.Id == messageId && m.AuthorId == caller.MemberId && m.State != MessageState.Withdrawn && m.State != MessageState.Removed)
            .SingleOrDefaultAsync(ct);
        return message?.HeldEdit ?? message?.Text;
    }
}
