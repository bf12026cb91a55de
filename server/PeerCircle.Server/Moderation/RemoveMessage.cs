using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>Takes a visible message away from every reader. Its text stays in the row as evidence, and on no other path.</summary>
public sealed class RemoveMessage(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer)
{
    public Task<ChangeOutcome> RunAsync(Caller staff, Guid messageId, CancellationToken ct) =>
        StaffChange.RunAsync(databases, writer, staff, messageId, channelId => new Write(channelId, messageId), ct);

    private sealed class Write(Guid channelId, Guid messageId) : MessageWrite<ChangeOutcome>(channelId, messageId)
    {
        protected override ChangeOutcome Missing => new ChangeOutcome.NotFound();

        protected override async Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            if (!change.Message.Remove()) return new Done(Missing);
            await change.PublishAsync(ct);
            return new Done(new ChangeOutcome.Done());
        }
    }
}
