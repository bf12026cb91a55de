using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Messages;

/// <summary>Posts a message: bounded, screened and rendered here, then appended to the log under the channel's lock.</summary>
public sealed class PostMessage(
    IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, ChannelCache channels, ScreenerInForce screener, FloodGate flood, BodySeal seal, TimeProvider time)
{
    /// <exception cref="LogBusyException">It was not answered in time; it can be sent again with the same client id, and is never there twice.</exception>
    public async Task<SendOutcome> RunAsync(Caller caller, NewMessage sent, CancellationToken ct)
    {
        if (await channels.FindAsync(sent.ChannelId, ct) is not { } channel || !channel.IsVisibleTo(caller)) return new SendOutcome.NotFound();
        if (flood.SecondsToWait(caller.MemberId) is { } seconds) return new SendOutcome.Slow(seconds);

        var place = channel.Kind is ChannelKind.Room ? Place.Room : Place.Mentor;
        var screened = Screened.Check(screener.Now, sent.Text, sent.Note, channel.Language, place);
        var (quote, missing) = await QuoteAsync(sent, ct);
        var refusal = screened.Refusal ?? (missing ? Slug.ReplyNotFound : null);
        if (refusal is not null && !await WasSentAsync(caller, sent, ct)) return new SendOutcome.Refused(refusal) { Support = screened.Support };

        var write = new PostWrite(caller, Draft(caller, sent, screened, channel), screened.Hold, screened.Hit, quote);
        var outcome = await writer.CommitAsync(write);
        if (outcome is PostWrite.Repeat(var id)) return await StateAsync(id, ct);
        return outcome.AsSend() with { Support = screened.Support };
    }

    private Message Draft(Caller caller, NewMessage sent, Screened screened, ChannelCache.Known channel) => new()
    {
        ChannelId = sent.ChannelId,
        AuthorId = caller.MemberId,
        ClientId = sent.ClientId,
        TextHash = channel.Kind is ChannelKind.Room ? SHA256.HashData(Encoding.UTF8.GetBytes(sent.Text)) : seal.NameOfSend(sent, caller.MemberId),
        Text = screened.Text,
        Html = MessageRenderer.ToHtml(screened.Text),
        Note = screened.Note,
        Lang = Language.Of(screened.Text, channel.Language),
        ReplyToId = sent.ReplyTo,
        SentAt = time.GetUtcNow(),
    };

    private async Task<(QuoteView? Quote, bool Missing)> QuoteAsync(NewMessage sent, CancellationToken ct)
    {
        if (sent.ReplyTo is not { } replyTo) return (null, false);
        await using var db = await databases.CreateDbContextAsync(ct);
        var answered = await db.Messages.AsNoTracking()
            .Where(m => m.Id == replyTo && m.ChannelId == sent.ChannelId && m.Position != null)
            .WithNames(db).SingleOrDefaultAsync(ct);
        return (MessageViews.Quote(answered?.Message, answered?.Nickname), answered is null);
    }

    // A rule may have changed since the first send: a repeat still learns the state of what was taken then.
    private async Task<bool> WasSentAsync(Caller caller, NewMessage sent, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Messages.AnyAsync(
            m => m.ChannelId == sent.ChannelId && m.AuthorId == caller.MemberId && m.ClientId == sent.ClientId, ct);
    }

    private async Task<SendOutcome> StateAsync(Guid messageId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db.Messages.AsNoTracking().Where(m => m.Id == messageId).WithNames(db).SingleOrDefaultAsync(ct);
        return row switch
        {
            null => new SendOutcome.NotFound(),
            { Message.State: MessageState.Held } => new SendOutcome.Held(row.View(), Slug.WaitsForModerator),
            { Message.State: MessageState.Returned } => new SendOutcome.Refused(Slug.Returned),
            _ => new SendOutcome.Posted(row.View()),
        };
    }
}
