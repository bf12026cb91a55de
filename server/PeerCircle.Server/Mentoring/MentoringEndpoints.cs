using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>Mentors, requests and conversations as JSON calls.</summary>
public static class MentoringEndpoints
{
    public static void MapMentoring(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Mentoring").RequireAuthorization();
        api.MapGet("/mentors", async (HttpContext http, MentorDirectory mentors, CancellationToken ct) => TypedResults.Ok(await mentors.ListAsync(http.Caller(), ct)));
        api.MapPost("/mentors/{id}/requests", AskAsync).Produces<Asked>(StatusCodes.Status201Created);
        api.MapPut("/mentors/{id}", AppointAsync).Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/mentors/{id}", LetGoAsync).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/requests", async (HttpContext http, RequestList requests, CancellationToken ct) => TypedResults.Ok(await requests.ReadAsync(http.Caller(), ct)));
        api.MapPost("/requests/{id}/accept", AcceptAsync).Produces<Accepted>();
        api.MapPost("/requests/{id}/pass", (string id, HttpContext http, CloseRequest close, Problems problems, CancellationToken ct) =>
            ChangeAsync(id, problems, request => close.PassAsync(http.Caller(), request, ct))).Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/requests/{id}", (string id, HttpContext http, CloseRequest close, Problems problems, CancellationToken ct) =>
            ChangeAsync(id, problems, request => close.TakeBackAsync(http.Caller(), request, ct))).Produces(StatusCodes.Status204NoContent);
        MapConversations(api);
    }

    private static void MapConversations(RouteGroupBuilder api)
    {
        api.MapGet("/conversations", async (HttpContext http, Conversations own, CancellationToken ct) => TypedResults.Ok(await own.ListAsync(http.Caller(), ct)));
        var one = api.MapGroup("/conversations/{id}").CloseToStaff("id");
        one.MapPost("/pause", (string id, HttpContext http, PauseConversation pause, Problems problems, CancellationToken ct) =>
            ChangeAsync(id, problems, channel => pause.RunAsync(http.Caller(), channel, true, ct))).Produces(StatusCodes.Status204NoContent);
        one.MapPost("/resume", (string id, HttpContext http, PauseConversation pause, Problems problems, CancellationToken ct) =>
            ChangeAsync(id, problems, channel => pause.RunAsync(http.Caller(), channel, false, ct))).Produces(StatusCodes.Status204NoContent);
        one.MapPost("/end", (string id, HttpContext http, EndConversation end, Problems problems) =>
            ChangeAsync(id, problems, channel => end.RunAsync(http.Caller(), channel))).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> AskAsync(string id, Ask? body, HttpContext http, AskMentor ask, OwnCards cards, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var mentor)) return problems.MalformedId();
        var caller = http.Caller();
        var outcome = await ask.RunAsync(caller, mentor, body?.Opening, ct);
        var card = await cards.OfAsync(caller, outcome.Support, caller.Language, ct);
        if (outcome is AskOutcome.Asked(var request)) return TypedResults.Created("/api/requests", new Asked(request, card));
        if (outcome is not AskOutcome.Refused(var slug)) return problems.NotFound();
        return problems.WithCard(StatusOf(slug), slug, card);
    }

    private static int StatusOf(string slug) => slug switch
    {
        Slug.TooYoungForOneToOne => StatusCodes.Status403Forbidden,
        Slug.RequestOpen or Slug.ConversationOpen or Slug.MentorFull or Slug.MentorAway => StatusCodes.Status409Conflict,
        Slug.TooLong => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };

    private static async Task<IResult> AcceptAsync(string id, HttpContext http, AcceptRequest accept, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var request)) return problems.MalformedId();
        return await accept.RunAsync(http.Caller(), request, ct) switch
        {
            AcceptOutcome.Taken(var channel) => TypedResults.Ok(new Accepted(channel)),
            AcceptOutcome.Refused(var slug) => problems.Answer(StatusCodes.Status409Conflict, slug),
            _ => problems.NotFound(),
        };
    }

    private static Task<IResult> AppointAsync(string id, HttpContext http, AppointMentor appoint, Problems problems, CancellationToken ct) =>
        StaffAsync(id, http, problems, member => appoint.AppointAsync(http.Caller(), member, ct));

    private static Task<IResult> LetGoAsync(string id, HttpContext http, AppointMentor appoint, Problems problems, CancellationToken ct) =>
        StaffAsync(id, http, problems, member => appoint.LetGoAsync(http.Caller(), member, ct));

    private static async Task<IResult> StaffAsync(string id, HttpContext http, Problems problems, Func<Guid, Task<ChangeOutcome>> change) =>
        AppointMentor.Allows(http.Caller()) ? await ChangeAsync(id, problems, change) : problems.Answer(StatusCodes.Status403Forbidden, Slug.Forbidden);

    private static async Task<IResult> ChangeAsync(string id, Problems problems, Func<Guid, Task<ChangeOutcome>> change)
    {
        if (!Guid.TryParse(id, out var row)) return problems.MalformedId();
        return await change(row) switch
        {
            ChangeOutcome.Done => TypedResults.NoContent(),
            ChangeOutcome.Refused(var slug) => problems.Answer(StatusCodes.Status409Conflict, slug),
            _ => problems.NotFound(),
        };
    }

    /// <summary>What is sent to ask a mentor.</summary>
    public sealed record Ask(string? Opening);
}
