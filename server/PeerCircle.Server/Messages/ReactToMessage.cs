using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>Gives or takes back a reaction. It is stored at once; the counts take at most one version a second.</summary>
public sealed class ReactToMessage(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, TimeProvider time)
{
    public async Task<ChangeOutcome> RunAsync(Caller caller, Guid messageId, ReactionKind kind, bool on, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var channelId = await db.Messages.Where(m => m.Id == messageId && m.State == MessageState.Visible)
            .Join(db.Channels.VisibleTo(caller), m => m.ChannelId, c => c.Id, (m, c) => (Guid?)c.Id)
            .SingleOrDefaultAsync(ct);
        return channelId is null
            ? new ChangeOutcome.NotFound()
            : await writer.CommitAsync(new Write(caller, channelId.Value, new Reaction { MessageId = messageId, MemberId = caller.MemberId, Kind = kind }, on, time.GetUtcNow()));
    }

    private sealed class Write(Caller caller, Guid channelId, Reaction given, bool on, DateTimeOffset now)
        : MessageWrite<ChangeOutcome>(channelId, given.MessageId)
    {
        internal override Guid? Actor => caller.MemberId;

        protected override ChangeOutcome Missing => new ChangeOutcome.NotFound();

        protected override async Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            if (!change.Channel.IsVisibleTo(caller) || change.Message.State is not MessageState.Visible) return new Done(Missing);
            if (on && change.Batch.BarOf(caller.MemberId, ChannelId) is { } bar) return new Done(new ChangeOutcome.Refused(bar));
            if (change.Channel.Mode is ChannelMode.Closed or ChannelMode.ReadOnly) return new Done(new ChangeOutcome.Refused(Slug.ReadOnly));
            var there = await change.Db.Reactions.AnyAsync(
                r => r.MessageId == given.MessageId && r.MemberId == given.MemberId && r.Kind == given.Kind, ct);
            if (there == on) return new Done(new ChangeOutcome.Done());
            if (on) change.Db.Reactions.Add(new Reaction { MessageId = given.MessageId, MemberId = given.MemberId, Kind = given.Kind });
            else await change.Db.Reactions.Where(r => r.MessageId == given.MessageId && r.MemberId == given.MemberId && r.Kind == given.Kind).ExecuteDeleteAsync(ct);
            await change.Db.SaveChangesAsync(ct);
            await CountAsync(change, ct);
            await TellMineAsync(change, ct);
            return new Done(new ChangeOutcome.Done());
        }

        private async Task CountAsync(Change change, CancellationToken ct)
        {
            if (change.Message.ReactedAt is { } last && now - last < ReactionCount.Interval) change.Message.ReactionsWaiting = true;
            else await ReactionCount.TakeAsync(change.Batch, change.Db, change.Channel, change.Message, now, ct);
        }

        private async Task TellMineAsync(Change change, CancellationToken ct)
        {
            var mine = await change.Db.ReactedAsync([given.MessageId], caller.MemberId, ct);
            var kinds = mine.GetValueOrDefault(given.MessageId) ?? [];
            change.Batch.Tell(new ChannelChange(change.Channel.Id, change.Channel.Epoch, change.Channel.Version, change.Channel.Version)
            {
                OnlyFor = caller.MemberId,
                Mine = new MineView(null, new Dictionary<Guid, IReadOnlyList<string>> { [given.MessageId] = kinds }),
            });
        }
    }
}
