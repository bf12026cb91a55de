using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Messages;

/// <summary>Counts the reactions of a message and takes one version for them.</summary>
internal static class ReactionCount
{
    /// <summary>At most one version per message in this time, however many tap.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    internal static async Task TakeAsync(
        ChannelBatch batch, PeerCircleDb db, Channel channel, Message message, DateTimeOffset now, CancellationToken ct)
    {
        var counts = await db.Reactions.Where(r => r.MessageId == message.Id)
            .GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        message.Hear = counts.GetValueOrDefault(ReactionKind.Hear);
        message.Metoo = counts.GetValueOrDefault(ReactionKind.Metoo);
        message.Thanks = counts.GetValueOrDefault(ReactionKind.Thanks);
        message.Time = counts.GetValueOrDefault(ReactionKind.Time);
        (message.ReactedAt, message.ReactionsWaiting) = (now, false);
        var after = channel.Version;
        message.ReactionVersion = batch.NextVersion(channel);
        batch.Tell(new ChannelChange(channel.Id, channel.Epoch, after, channel.Version)
        {
            Reactions = new ReactionsChange(message.Id, message.ReactionVersion, MessageViews.Counts(message)),
        });
    }
}
