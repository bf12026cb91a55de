using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>Lets a waiting message, or a waiting edit, be seen. It takes its place in the order now, not when it was sent.</summary>
public sealed class ApproveMessage(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, TimeProvider time)
{
    public Task<ChangeOutcome> RunAsync(Caller staff, Guid messageId, CancellationToken ct) =>
        StaffChange.RunAsync(databases, writer, staff, messageId, channelId => new Write(channelId, messageId, time.GetUtcNow()), ct);

    private sealed class Write(Guid channelId, Guid messageId, DateTimeOffset now) : MessageWrite<ChangeOutcome>(channelId, messageId)
    {
        protected override ChangeOutcome Missing => new ChangeOutcome.NotFound();

        protected override async Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            var message = change.Message;
            if (!message.Approve(now)) return new Done(Missing);
            await change.PublishAsync(ct);
            return new Done(new ChangeOutcome.Done(), message.AuthorId);
        }
    }
}
