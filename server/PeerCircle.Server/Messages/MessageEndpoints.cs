using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Messages;

/// <summary>Messages and drafts as JSON calls.</summary>
public static class MessageEndpoints
{
    public sealed record NewText(string? ClientId, string? Text, string? ReplyTo, string? Note);

    public sealed record PlainText(string? Text);

    public static void MapMessages(this IEndpointRouteBuilder app)
    {
        var channel = app.MapGroup("/api/channels/{id}").WithTags("Messages").RequireAuthorization().CloseToStaff("id");
        channel.MapGet("/messages", ReadAsync).Produces<ChangeSet>();
        channel.MapPost("/messages", PostAsync).Produces<PostResult>();
        channel.MapGet("/draft", ReadDraftAsync).Produces<PlainText>();
        channel.MapPut("/draft", KeepDraftAsync).Produces(StatusCodes.Status204NoContent);
        channel.MapDelete("/draft", DropDraftAsync).Produces(StatusCodes.Status204NoContent);

        var message = app.MapGroup("/api/messages/{id}").WithTags("Messages").RequireAuthorization();
        message.MapPatch("", EditAsync).Produces<PostResult>();
        message.MapDelete("", WithdrawAsync).Produces(StatusCodes.Status204NoContent);
        message.MapGet("/text", SourceAsync).Produces<PlainText>();
        message.MapPut("/reactions/{kind}", (string id, string kind, HttpContext http, ReactToMessage react, Problems problems, CancellationToken ct) =>
            ReactAsync(id, kind, true, http, react, problems, ct)).Produces(StatusCodes.Status204NoContent);
        message.MapDelete("/reactions/{kind}", (string id, string kind, HttpContext http, ReactToMessage react, Problems problems, CancellationToken ct) =>
            ReactAsync(id, kind, false, http, react, problems, ct)).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ReadAsync(
        string id, string? after, string? before, string? limit, HttpContext http, ChannelHistory history, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var channel)) return problems.MalformedId();
        if (!Number(after, out var since) || !Number(before, out var until) || !Number(limit, out var size) || size is < 1 or > Limits.PageMax)
            return problems.Answer(StatusCodes.Status400BadRequest, Slug.Malformed);
        var (caller, count) = (http.Caller(), (int)(size ?? Limits.PageDefault));
        var set = since is { } version ? await history.SinceAsync(caller, channel, version, count, ct)
            : until is { } position ? await history.BeforeAsync(caller, channel, position, count, ct)
            : await history.LatestAsync(caller, channel, count, ct);
        return set is null ? problems.NotFound() : TypedResults.Ok(set);
    }

    private static async Task<IResult> PostAsync(
        string id, NewText body, HttpContext http, PostMessage post, SendAnswer answers, Problems problems)
    {
        if (!Guid.TryParse(id, out var channel) || !Guid.TryParse(body.ClientId, out var client)) return problems.MalformedId();
        Guid? answered = Guid.TryParse(body.ReplyTo, out var reply) ? reply : null;
        if (answered is null && !string.IsNullOrEmpty(body.ReplyTo)) return problems.MalformedId();
        var message = new NewMessage(channel, client, body.Text ?? "", answered, body.Note);
        return Answer(await post.RunAsync(http.Caller(), message, CancellationToken.None), client, http, answers, problems);
    }

    private static async Task<IResult> EditAsync(
        string id, PlainText body, HttpContext http, EditMessage edit, SendAnswer answers, Problems problems) =>
        Guid.TryParse(id, out var message)
            ? Answer(await edit.RunAsync(http.Caller(), message, body.Text ?? "", CancellationToken.None), null, http, answers, problems)
            : problems.MalformedId();

    private static IResult Answer(SendOutcome outcome, Guid? client, HttpContext http, SendAnswer answers, Problems problems) => outcome switch
    {
        SendOutcome.NotFound => problems.NotFound(),
        SendOutcome.Clash => problems.Answer(StatusCodes.Status409Conflict, Slug.ClientIdReused),
        SendOutcome.Refused(Slug.TooLong) => problems.WithCard(StatusCodes.Status413PayloadTooLarge, Slug.TooLong, answers.Of(outcome, client, http.Caller()).Support),
        _ => TypedResults.Ok(answers.Of(outcome, client, http.Caller())),
    };

    private static async Task<IResult> WithdrawAsync(string id, HttpContext http, WithdrawMessage withdraw, Problems problems) =>
        Guid.TryParse(id, out var message)
            ? Answer(await withdraw.RunAsync(http.Caller(), message, CancellationToken.None), problems)
            : problems.MalformedId();

    private static async Task<IResult> ReactAsync(
        string id, string kind, bool on, HttpContext http, ReactToMessage react, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var message)) return problems.MalformedId();
        if (MessageViews.ParseKind(kind) is not { } known) return problems.Answer(StatusCodes.Status400BadRequest, Slug.UnknownReaction);
        return Answer(await react.RunAsync(http.Caller(), message, known, on, ct), problems);
    }

    private static IResult Answer(ChangeOutcome outcome, Problems problems) => outcome switch
    {
        ChangeOutcome.Refused(var slug) => problems.Answer(StatusCodes.Status409Conflict, slug),
        ChangeOutcome.NotFound => problems.NotFound(),
        _ => TypedResults.NoContent(),
    };

    private static async Task<IResult> SourceAsync(string id, HttpContext http, MessageSource source, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var message)) return problems.MalformedId();
        return await source.ReadAsync(http.Caller(), message, ct) is { } text ? TypedResults.Ok(new PlainText(text)) : problems.NotFound();
    }

    private static async Task<IResult> ReadDraftAsync(string id, HttpContext http, Drafts drafts, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var channel)) return problems.MalformedId();
        return await drafts.ReadAsync(http.Caller(), channel, ct) is { } text ? TypedResults.Ok(new PlainText(text)) : problems.NotFound();
    }

    private static async Task<IResult> KeepDraftAsync(
        string id, PlainText body, HttpContext http, Drafts drafts, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var channel)) return problems.MalformedId();
        var text = body.Text ?? "";
        if (text.Length > Drafts.MaxUnits) return problems.Answer(StatusCodes.Status413PayloadTooLarge, Slug.TooLong);
        if (TextCheck.Of(text, Drafts.MaxUnits, Drafts.MaxUnits * 4) is CheckedText.Refused(TextCheck.Invalid)) return problems.Answer(StatusCodes.Status400BadRequest, Slug.InvalidText);
        return await drafts.KeepAsync(http.Caller(), channel, text, ct) ? TypedResults.NoContent() : problems.NotFound();
    }

    private static Task<IResult> DropDraftAsync(string id, HttpContext http, Drafts drafts, Problems problems, CancellationToken ct) =>
        KeepDraftAsync(id, new PlainText(""), http, drafts, problems, ct);

    private static bool Number(string? text, out long? number)
    {
        number = long.TryParse(text, out var value) ? value : null;
        return text is null || number is >= 0;
    }
}
