using Microsoft.AspNetCore.SignalR;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Realtime;

/// <summary>The live edge, <c>/hub/v1</c>. Thin: it reads ids, calls the same use cases as JSON and forms, and maps their outcomes.</summary>
public sealed class CircleHub(
    LiveConnections live,
    ChannelCache channels,
    ChannelHistory history,
    PostMessage post,
    EditMessage edit,
    WithdrawMessage withdraw,
    ReactToMessage react,
    FlagMessage flag,
    OwnCards cards,
    CaseDesk desk,
    DeskWatch watch,
    SendAnswer answers,
    Problems problems) : Hub
{
    private Caller Caller => (Caller)Context.Items[typeof(Caller)]!;

    /// <summary>Subscribes, then reads: nothing can fall in between.</summary>
    public async Task<object> Enter(string? channelId, long? afterVersion)
    {
        if (!Guid.TryParse(channelId, out var id)) return Problem(Slug.MalformedId);
        if (await channels.IsClosedToStaffAsync(Caller, channelId, Context.ConnectionAborted)) return Problem(Slug.Forbidden);
        if (await channels.FindAsync(id, Context.ConnectionAborted) is not { } channel || !channel.IsVisibleTo(Caller)) return Problem(Slug.NotFound);
        if (live.Find(Context.ConnectionId) is not { } connection) return Problem(Slug.NotFound);
        if (!live.Enter(connection, id, channel.Kind)) return Problem(Slug.TooManyChannels);
        var set = afterVersion is { } after
            ? await history.SinceAsync(Caller, id, after, Limits.EnterMax, Context.ConnectionAborted)
            : await history.LatestAsync(Caller, id, Limits.PageDefault, Context.ConnectionAborted);
        if (set is not null) return set;
        LiveConnections.Leave(connection, id);
        return Problem(Slug.NotFound);
    }

    public Task<object> Leave(string? channelId)
    {
        if (Guid.TryParse(channelId, out var id) && live.Find(Context.ConnectionId) is { } connection) LiveConnections.Leave(connection, id);
        return Task.FromResult<object>(new Empty());
    }

    public async Task<object> Post(string? channelId, string? clientId, string? text, string? replyTo, string? note)
    {
        if (!Guid.TryParse(channelId, out var channel) || !Guid.TryParse(clientId, out var client)) return Problem(Slug.MalformedId);
        Guid? answered = Guid.TryParse(replyTo, out var id) ? id : null;
        if (answered is null && !string.IsNullOrEmpty(replyTo)) return Problem(Slug.MalformedId);
        if (await channels.IsClosedToStaffAsync(Caller, channelId, Context.ConnectionAborted)) return Problem(Slug.Forbidden);
        var message = new NewMessage(channel, client, text ?? "", answered, note);
        return await SendAsync(client, () => post.RunAsync(Caller, message, CancellationToken.None));
    }

    public async Task<object> Edit(string? messageId, string? text) =>
        Guid.TryParse(messageId, out var id)
            ? await SendAsync(null, () => edit.RunAsync(Caller, id, text ?? "", CancellationToken.None))
            : Problem(Slug.MalformedId);

    public async Task<object> Withdraw(string? messageId) =>
        Guid.TryParse(messageId, out var id)
            ? await ChangeAsync(() => withdraw.RunAsync(Caller, id, CancellationToken.None))
            : Problem(Slug.MalformedId);

    public async Task<object> React(string? messageId, string? kind, bool on)
    {
        if (!Guid.TryParse(messageId, out var id)) return Problem(Slug.MalformedId);
        if (MessageViews.ParseKind(kind) is not { } known) return Problem(Slug.UnknownReaction);
        return await ChangeAsync(() => react.RunAsync(Caller, id, known, on, CancellationToken.None));
    }

    public async Task<object> Flag(string? messageId, string? reason, string? note)
    {
        if (!Guid.TryParse(messageId, out var id)) return Problem(Slug.MalformedId);
        return await flag.RunAsync(Caller, id, reason, note, null, CancellationToken.None) switch
        {
            FlagOutcome.Taken { Support: { } kind } => new FlagAnswer((await cards.OfAsync(Caller, kind, Caller.Language, CancellationToken.None))!),
            FlagOutcome.Taken => new Empty(),
            FlagOutcome.Refused(var slug) => Problem(slug),
            _ => Problem(Slug.NotFound),
        };
    }

    /// <summary>Subscribes, then reads: nothing can fall in between.</summary>
    public async Task<object> EnterDesk()
    {
        if (!Caller.Roles.HasDesk()) return Problem(Slug.Forbidden);
        watch.Enter(Context.ConnectionId);
        return await desk.ListAsync(Caller, CaseFilter.Open, Context.ConnectionAborted);
    }

    private async Task<object> SendAsync(Guid? clientId, Func<Task<SendOutcome>> send) =>
        await send() is var outcome and not SendOutcome.NotFound ? answers.Of(outcome, clientId, Caller) : Problem(Slug.NotFound);

    private async Task<object> ChangeAsync(Func<Task<ChangeOutcome>> change) => await change() switch
    {
        ChangeOutcome.Refused(var slug) => Problem(slug),
        ChangeOutcome.NotFound => Problem(Slug.NotFound),
        _ => new Empty(),
    };

    private ProblemAnswer Problem(string slug) => new(problems.View(slug));
}

/// <summary>The answer of a call that has nothing to say: <c>{}</c>.</summary>
public sealed record Empty;

/// <summary>The answer to a flag whose note calls for a card.</summary>
public sealed record FlagAnswer(SupportCard Support);
