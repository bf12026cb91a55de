using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Messages;

/// <summary>The part of posting that runs under the channel's lock: the same send again, standing, slow mode, place in the order.</summary>
internal sealed class PostWrite(Caller author, Message draft, string? hold, ScreeningHit? hit, QuoteView? quote)
    : ChannelWrite<PostWrite.Outcome>(draft.ChannelId)
{
    /// <summary>Visible messages after which a person is no newcomer to a room.</summary>
    internal const int NewcomerMessages = 3;

    internal abstract record Outcome
    {
        public SendOutcome AsSend() => this is Decided(var decided) ? decided : throw new InvalidOperationException("A repeat has no outcome of its own.");
    }

    internal sealed record Decided(SendOutcome Send) : Outcome;

    internal sealed record Repeat(Guid MessageId) : Outcome;

    internal override Guid? Actor => author.MemberId;

    internal override SendKey? Send => new SendKey(draft.ChannelId, draft.AuthorId, draft.ClientId);

    protected override async Task<Outcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
    {
        if (batch.Find(ChannelId) is not { } channel || !channel.IsVisibleTo(author)) return new Decided(new SendOutcome.NotFound());
        if (batch.FindSend(Send!.Value) is { } known)
            return known.TextHash.AsSpan().SequenceEqual(draft.TextHash) ? new Repeat(known.MessageId) : new Decided(new SendOutcome.Clash());
        if ((batch.BarOf(author.MemberId, ChannelId) ?? Closed(channel)) is { } slug) return new Decided(new SendOutcome.Refused(slug));
        if (await SlowAsync(batch, channel, ct) is { } seconds) return new Decided(new SendOutcome.Slow(seconds));

        var reason = hold ?? await RoomHoldAsync(batch, channel, ct);
        SendOutcome outcome = reason is null ? Publish(batch, channel) : await HoldAsync(batch, channel, reason, ct);
        if (reason is not null || hit is not null)
            await GatherCase.ForScreeningAsync(batch, channel, draft, hit, reason is null ? null : draft.Text, ct);
        return new Decided(outcome);
    }

    private string? Closed(Channel channel) => channel.Mode switch
    {
        ChannelMode.ReadOnly when channel.Kind is ChannelKind.Conversation => Slug.ConversationEnded,
        ChannelMode.ReadOnly when !author.Roles.IsStaff() => Slug.ReadOnly,
        ChannelMode.Closed => Slug.RoomClosed,
        _ => null,
    };

    private async Task<int?> SlowAsync(ChannelBatch batch, Channel channel, CancellationToken ct)
    {
        if (channel.SlowSeconds == 0 || author.Roles.IsStaff()) return null;
        await using var db = await batch.ModelAsync(ct);
        var since = draft.SentAt.AddSeconds(-channel.SlowSeconds);
        var last = await db.Messages
            .Where(m => m.AuthorId == author.MemberId && m.SentAt > since && m.ChannelId == ChannelId)
            .OrderByDescending(m => m.SentAt).Select(m => (DateTimeOffset?)m.SentAt).FirstOrDefaultAsync(ct);
        return last is null ? null : (int)Math.Ceiling((last.Value.AddSeconds(channel.SlowSeconds) - draft.SentAt).TotalSeconds);
    }

    private async Task<string?> RoomHoldAsync(ChannelBatch batch, Channel channel, CancellationToken ct)
    {
        if (author.Roles.IsStaff()) return null;
        if (channel.Mode is ChannelMode.Held) return Slug.WaitsForModerator;
        if (channel.Mode is not ChannelMode.Newcomers) return null;
        await using var db = await batch.ModelAsync(ct);
        var seen = await db.Messages.Where(m => m.AuthorId == author.MemberId && m.Position != null)
            // In the order of the index, so that nothing is sorted.
            .OrderBy(m => m.SentAt).Take(NewcomerMessages).CountAsync(ct);
        return seen < NewcomerMessages ? Slug.WaitsForModerator : null;
    }

    private SendOutcome.Posted Publish(ChannelBatch batch, Channel channel)
    {
        var after = channel.Version;
        draft.State = MessageState.Visible;
        draft.Position = draft.Version = batch.NextVersion(channel);
        draft.PostedAt = draft.SentAt;
        batch.Append(draft);
        var view = MessageViews.For(draft, author.Nickname, author.Roles, quote);
        batch.Tell(new ChannelChange(ChannelId, channel.Epoch, after, channel.Version) { Message = view });
        return new SendOutcome.Posted(view);
    }

    private async Task<SendOutcome.Held> HoldAsync(ChannelBatch batch, Channel channel, string reason, CancellationToken ct)
    {
        // A retried batch may have been about to publish it.
        (draft.State, draft.Position, draft.Version, draft.PostedAt) = (MessageState.Held, null, 0, null);
        batch.Append(draft);
        await batch.TellPendingAsync(channel, author.MemberId, ct);
        return new SendOutcome.Held(MessageViews.For(draft, author.Nickname, author.Roles, quote), reason);
    }
}
