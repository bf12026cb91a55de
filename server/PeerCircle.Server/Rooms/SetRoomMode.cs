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
            if (channel.Mode != mode || channel.SlowSeconds != slowSeconds)
            {
                var after = channel.Version;
                (channel.Mode, channel.SlowSeconds) = (mode, slowSeconds);
                batch.NextVersion(channel);
                batch.Tell(new ChannelChange(channel.Id, channel.Epoch, after, channel.Version) { Channel = channel.Info() });
            }
            return Task.FromResult<ChangeOutcome>(new ChangeOutcome.Done());
        }
    }
}
