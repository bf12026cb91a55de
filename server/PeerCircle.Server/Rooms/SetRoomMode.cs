using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Rooms;

/// <summary>Changes who may write in a room, or how slowly. A visible change: it takes a version like any other.</summary>
public sealed class SetRoomMode(ChannelWriter writer)
{
    public Task<ChangeOutcome> RunAsync(Guid channelId, ChannelMode mode, int slowSeconds) =>
        writer.CommitAsync(new Write(channelId, mode, slowSeconds));

    private sealed class Write(Guid channelId, ChannelMode mode, int slowSeconds) : ChannelWrite<ChangeOutcome>(channelId)
    {
        protected override Task<ChangeOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
        {
            if (batch.Find(ChannelId) is not { } channel) return Task.FromResult<ChangeOutcome>(new ChangeOutcome.NotFound());
            if (channel.Mode != mode || channel.SlowSeconds != slowSeconds || channel.ModeAfterCover is not null)
            {
                var after = channel.Version;
                // What a person chose stands: cover has nothing to return to any more.
                (channel.Mode, channel.SlowSeconds, channel.ModeAfterCover) = (mode, slowSeconds, null);
                batch.NextVersion(channel);
                batch.Tell(new ChannelChange(channel.Id, channel.Epoch, after, channel.Version) { Channel = channel.Info() });
            }
            return Task.FromResult<ChangeOutcome>(new ChangeOutcome.Done());
        }
    }
}
