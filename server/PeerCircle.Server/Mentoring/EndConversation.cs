using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>Ends a conversation for both. Its channel becomes read-only under its own lock: nothing slips in after.</summary>
public sealed class EndConversation(ChannelWriter writer)
{
    public Task<ChangeOutcome> RunAsync(Caller caller, Guid id) => writer.CommitAsync(new Write(caller, id));

    private sealed class Write(Caller caller, Guid channelId) : ChannelWrite<ChangeOutcome>(channelId)
    {
        protected override async Task<ChangeOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
        {
            if (batch.Find(ChannelId) is not { Kind: ChannelKind.Conversation } channel || !channel.IsVisibleTo(caller)) return new ChangeOutcome.NotFound();
            if (channel.Mode is ChannelMode.ReadOnly) return new ChangeOutcome.Done();
            var after = channel.Version;
            channel.Mode = ChannelMode.ReadOnly;
            batch.NextVersion(channel);
            batch.Tell(new ChannelChange(channel.Id, channel.Epoch, after, channel.Version) { Channel = channel.Info() });
            await using var db = await batch.ModelAsync(ct);
            await db.Conversations.Where(c => c.Id == ChannelId).ExecuteUpdateAsync(set => set.SetProperty(c => c.Ended, true), ct);
            return new ChangeOutcome.Done();
        }
    }
}
