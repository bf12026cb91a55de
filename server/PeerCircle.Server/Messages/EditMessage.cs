using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Messages;

/// <summary>Edits one's own message, screened like a post. A held edit leaves the old text standing until a moderator has looked.</summary>
public sealed class EditMessage(
    IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, ChannelCache channels, ScreenerInForce screener, FloodGate flood, TimeProvider time)
{
    /// <exception cref="LogBusyException">It was not answered in time; it can be sent again.</exception>
    public async Task<SendOutcome> RunAsync(Caller caller, Guid messageId, string text, CancellationToken ct)
    {
        if (await ChannelOfAsync(caller, messageId, ct) is not { } channelId) return new SendOutcome.NotFound();
        if (await channels.FindAsync(channelId, ct) is not { } channel) return new SendOutcome.NotFound();
        if (flood.SecondsToWait(caller.MemberId) is { } seconds) return new SendOutcome.Slow(seconds);
        var screened = Screened.Check(screener.Now, text, null, channel.Language, channel.Kind is ChannelKind.Room ? Place.Room : Place.Mentor);
        if (screened.Refusal is { } slug) return new SendOutcome.Refused(slug) { Support = screened.Support };
        var outcome = await writer.CommitAsync(new Write(caller, channelId, messageId, screened, time.GetUtcNow()));
        return outcome with { Support = screened.Support };
    }

    private async Task<Guid?> ChannelOfAsync(Caller caller, Guid messageId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Messages.Where(m => m.Id == messageId && m.AuthorId == caller.MemberId)
            .Join(db.Channels.VisibleTo(caller), m => m.ChannelId, c => c.Id, (m, c) => (Guid?)c.Id)
            .SingleOrDefaultAsync(ct);
    }

    private sealed class Write(Caller author, Guid channelId, Guid messageId, Screened screened, DateTimeOffset now)
        : MessageWrite<SendOutcome>(channelId, messageId)
    {
        internal override Guid? Actor => author.MemberId;

        protected override SendOutcome Missing => new SendOutcome.NotFound();

        protected override async Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            var (message, channel) = (change.Message, change.Channel);
            if (message.AuthorId != author.MemberId) return new Done(Missing);
            if (change.Batch.BarOf(author.MemberId, ChannelId) is { } bar) return new Done(new SendOutcome.Refused(bar));
            if (channel.Mode is ChannelMode.Closed or ChannelMode.ReadOnly && !author.Roles.IsStaff()) return new Done(new SendOutcome.Refused(Slug.ReadOnly));
            if (message.State is MessageState.Held) return await RewriteAsync(change, ct);
            if (message.State is not MessageState.Visible) return new Done(Missing);
            if (now > message.PostedAt!.Value.AddMinutes(Limits.EditMinutes)) return new Done(new SendOutcome.Refused(Slug.EditTooLate));
            if (HoldReason(channel) is { } reason) return await HoldEditAsync(change, reason, ct);
            Apply(message);
            await change.PublishAsync(ct);
            if (screened.Hit is { } hit) await GatherCase.ForScreeningAsync(change.Batch, channel, message, hit, null, ct);
            return new Done(new SendOutcome.Posted(View(message)));
        }

        private string? HoldReason(Channel channel) =>
            screened.Hold ?? (channel.Mode is ChannelMode.Held && !author.Roles.IsStaff() ? Slug.WaitsForModerator : null);

        // The case takes a new version: nobody approves a text they have not seen.
        private async Task<Done> RewriteAsync(Change change, CancellationToken ct)
        {
            Apply(change.Message);
            await GatherCase.ForScreeningAsync(change.Batch, change.Channel, change.Message, screened.Hit, screened.Text, ct);
            return new Done(new SendOutcome.Held(View(change.Message), screened.Hold ?? Slug.WaitsForModerator), author.MemberId);
        }

        private async Task<Done> HoldEditAsync(Change change, string reason, CancellationToken ct)
        {
            change.Message.HeldEdit = screened.Text;
            await GatherCase.ForScreeningAsync(change.Batch, change.Channel, change.Message, screened.Hit, screened.Text, ct);
            return new Done(new SendOutcome.Held(View(change.Message), reason));
        }

        private void Apply(Message message)
        {
            message.Text = screened.Text;
            message.Html = MessageRenderer.ToHtml(screened.Text);
            message.Note = screened.Note ?? message.Note;
            message.HeldEdit = null;
            message.EditedAt = now;
        }

        private MessageView View(Message message) => MessageViews.For(message, author.Nickname, author.Roles, null);
    }
}
