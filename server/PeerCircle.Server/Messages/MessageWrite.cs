using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Messages;

/// <summary>A change to a message that exists: found, changed and saved under its channel's lock.</summary>
internal abstract class MessageWrite<TOutcome>(Guid channelId, Guid messageId) : ChannelWrite<TOutcome>(channelId)
    where TOutcome : class
{
    /// <summary>What to answer when the message is not there for this caller.</summary>
    protected abstract TOutcome Missing { get; }

    protected sealed override async Task<TOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
    {
        await using var db = await batch.ModelAsync(ct);
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == messageId && m.ChannelId == ChannelId, ct);
        if (message is null || batch.Find(ChannelId) is not { } channel) return Missing;
        var outcome = await ChangeAsync(new Change(batch, db, channel, message), ct);
        await db.SaveChangesAsync(ct);
        if (outcome.Author is { } author) await batch.TellPendingAsync(channel, author, ct);
        return outcome.Answer;
    }

    /// <summary>Makes the change; what it leaves on the entities is saved.</summary>
    protected abstract Task<Done> ChangeAsync(Change change, CancellationToken ct);

    /// <summary>The answer, and the author to be told again what of theirs is waiting.</summary>
    protected sealed record Done(TOutcome Answer, Guid? Author = null);

    /// <summary>A message under its channel's lock.</summary>
    protected sealed record Change(ChannelBatch Batch, PeerCircleDb Db, Channel Channel, Message Message)
    {
        /// <summary>Takes the next version for the message as it is now, and tells its readers.</summary>
        public Task PublishAsync(CancellationToken ct) => Batch.PublishAsync(Db, Channel, Message, ct);
    }
}

/// <summary>Makes a changed message known.</summary>
internal static class Publishing
{
    /// <summary>Takes the next version for the message as it is now, and tells its readers.</summary>
    internal static async Task PublishAsync(this ChannelBatch batch, PeerCircleDb db, Channel channel, Message message, CancellationToken ct)
    {
        var after = channel.Version;
        message.Version = batch.NextVersion(channel);
        message.Position ??= message.Version;
        await db.SaveChangesAsync(ct);
        var row = await db.Messages.AsNoTracking().Where(m => m.Id == message.Id).WithNames(db).SingleAsync(ct);
        batch.Tell(new ChannelChange(channel.Id, channel.Epoch, after, channel.Version) { Message = row.View() });
    }
}

/// <summary>What became of a change that has nothing to show for itself.</summary>
public abstract record ChangeOutcome
{
    public sealed record Done : ChangeOutcome;

    /// <summary>There is no such message for this caller.</summary>
    public sealed record NotFound : ChangeOutcome;

    /// <summary>It can't be done, and why.</summary>
    public sealed record Refused(string Slug) : ChangeOutcome;
}
