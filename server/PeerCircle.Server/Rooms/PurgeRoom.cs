using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Rooms;

/// <summary>Deletes what became visible before a point in time and raises the floor, so that clients drop it too.</summary>
public sealed class PurgeRoom(ChannelWriter writer)
{
    public Task<ChangeOutcome> RunAsync(Guid channelId, DateTimeOffset before) => writer.CommitAsync(new Write(channelId, before));

    private sealed class Write(Guid channelId, DateTimeOffset before) : ChannelWrite<ChangeOutcome>(channelId)
    {
        protected override async Task<ChangeOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
        {
            if (batch.Find(ChannelId) is not { } channel) return new ChangeOutcome.NotFound();
            await using var db = await batch.ModelAsync(ct);
            var last = await db.Messages.Where(m => m.ChannelId == ChannelId && m.PostedAt < before).MaxAsync(m => m.Position, ct);
            if (last is not { } position) return new ChangeOutcome.Done();
            await db.Messages.Where(m => m.ChannelId == ChannelId && m.Position <= position).ExecuteDeleteAsync(ct);
            var after = channel.Version;
            channel.Floor = position + 1;
            batch.NextVersion(channel);
            batch.Tell(new ChannelChange(channel.Id, channel.Epoch, after, channel.Version) { Channel = channel.Info() });
            return new ChangeOutcome.Done();
        }
    }
}
