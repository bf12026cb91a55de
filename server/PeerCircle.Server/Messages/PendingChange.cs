using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;

namespace PeerCircle.Server.Messages;

/// <summary>Tells an author alone what of theirs waits for a moderator. It takes no version: nothing became visible.</summary>
internal static class PendingChange
{
    internal static async Task TellPendingAsync(this ChannelBatch batch, Channel channel, Guid authorId, CancellationToken ct)
    {
        await using var db = await batch.ModelAsync(ct);
        var pending = await db.PendingAsync(channel.Id, authorId, ct);
        batch.Tell(new ChannelChange(channel.Id, channel.Epoch, channel.Version, channel.Version)
        {
            OnlyFor = authorId,
            Mine = new MineView(pending, null),
        });
    }
}
