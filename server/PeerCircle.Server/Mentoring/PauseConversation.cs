using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>Pauses or takes up one's own side of a conversation. It touches no log: there is nothing for the other side to notice.</summary>
public sealed class PauseConversation(IDbContextFactory<PeerCircleDb> databases)
{
    public async Task<ChangeOutcome> RunAsync(Caller caller, Guid id, bool paused, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var me = caller.MemberId;
        if (await db.Conversations.SingleOrDefaultAsync(c => c.Id == id && (c.MemberId == me || c.MentorId == me), ct) is not { } conversation)
            return new ChangeOutcome.NotFound();
        if (conversation.Ended) return new ChangeOutcome.Refused(Slug.ConversationEnded);
        if (conversation.MemberId == me) conversation.MemberPaused = paused;
        else conversation.MentorPaused = paused;
        await db.SaveChangesAsync(ct);
        return new ChangeOutcome.Done();
    }
}
