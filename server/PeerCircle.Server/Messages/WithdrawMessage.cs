using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Messages;

/// <summary>Takes one's own message back, at any time. The text is gone from the row; the place in the order stays.</summary>
public sealed class WithdrawMessage(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer)
{
    public async Task<ChangeOutcome> RunAsync(Caller caller, Guid messageId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var channelId = await db.Messages.Where(m => m.Id == messageId && m.AuthorId == caller.MemberId)
            .Select(m => (Guid?)m.ChannelId).SingleOrDefaultAsync(ct);
        return channelId is null ? new ChangeOutcome.NotFound() : await writer.CommitAsync(new Write(caller, channelId.Value, messageId));
    }

    private sealed class Write(Caller author, Guid channelId, Guid messageId) : MessageWrite<ChangeOutcome>(channelId, messageId)
    {
        protected override ChangeOutcome Missing => new ChangeOutcome.NotFound();

        protected override async Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            var message = change.Message;
            if (message.AuthorId != author.MemberId) return new Done(Missing);
            var was = message.State;
            if (was is MessageState.Visible or MessageState.Held)
            {
                message.State = MessageState.Withdrawn;
                (message.Text, message.Html, message.Note, message.HeldEdit) = ("", "", null, null);
            }
            if (was is MessageState.Visible) await change.PublishAsync(ct);
            await GatherCase.ForWithdrawalAsync(change.Batch, change.Db, message, ct);
            return new Done(new ChangeOutcome.Done(), was is MessageState.Held ? author.MemberId : null);
        }
    }
}
