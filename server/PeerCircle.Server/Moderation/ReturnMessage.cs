using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>Gives a waiting message, or a waiting edit, back to its author: nobody else ever sees it.</summary>
public sealed class ReturnMessage(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer)
{
    public Task<ChangeOutcome> RunAsync(Caller staff, Guid messageId, CancellationToken ct) =>
        StaffChange.RunAsync(databases, writer, staff, messageId, channelId => new Write(channelId, messageId), ct);

    private sealed class Write(Guid channelId, Guid messageId) : MessageWrite<ChangeOutcome>(channelId, messageId)
    {
        protected override ChangeOutcome Missing => new ChangeOutcome.NotFound();

        protected override Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            var answer = change.Message.Return() ? new Done(new ChangeOutcome.Done(), change.Message.AuthorId) : new Done(Missing);
            return Task.FromResult(answer);
        }
    }
}
