using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>Flags, cases and letters as JSON calls.</summary>
public static class ModerationEndpoints
{
    public sealed record NewFlag(string? Reason, string? Note);

    public sealed record NewDecision(long? Version, string? Action, StatementOfReasons? Reason, string? Note, bool? AlsoRemove);

    public static void MapModeration(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/messages/{id}/flags", FlagAsync).Produces<FlagReceipt>(StatusCodes.Status201Created).WithTags("Moderation").RequireAuthorization();
        app.MapGet("/api/messages/{id}/disclosure", DisclosureAsync).Produces<FlagReceipt>().WithTags("Moderation").RequireAuthorization();
        app.MapGet("/api/notices", NoticesAsync).Produces<IReadOnlyList<NoticeView>>().WithTags("Moderation").RequireAuthorization().WithMetadata(new OpenToSuspended());

        app.MapFlagsAndLetters();
        app.MapDesk();
        var cases = app.MapGroup("/api/cases").WithTags("Moderation").RequireAuthorization().AddEndpointFilter(DeskOnlyAsync);
        cases.MapGet("", ListAsync).Produces<IReadOnlyList<CaseView>>();
        cases.MapGet("/{id}", FindAsync).Produces<CaseView>();
        cases.MapGet("/{id}/context", ContextAsync).Produces<CaseContext>();
        cases.MapPost("/{id}/claim", ClaimAsync).Produces<CaseView>();
        cases.MapPost("/{id}/release", ReleaseAsync).Produces<CaseView>();
        cases.MapPost("/{id}/decisions", DecideAsync).Produces<DecisionMade>(StatusCodes.Status201Created);
    }

    private static async ValueTask<object?> DeskOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.Caller().Roles.HasDesk()
            ? await next(context)
            : http.RequestServices.GetRequiredService<Problems>().Answer(StatusCodes.Status403Forbidden, Slug.Forbidden);
    }

    private static async Task<IResult> FlagAsync(string id, NewFlag body, HttpContext http, FlagMessage flag, OwnCards cards, Problems problems, CancellationToken ct) =>
        !Guid.TryParse(id, out var message) ? problems.MalformedId()
        : await flag.RunAsync(http.Caller(), message, body.Reason, body.Note, null, ct) switch
        {
            FlagOutcome.Taken(var receipt) taken => TypedResults.Created(
                (string?)null, receipt with { Support = await cards.OfAsync(http.Caller(), taken.Support, http.Caller().Language, ct) }),
            FlagOutcome.Refused(Slug.OwnMessage) => problems.Answer(StatusCodes.Status409Conflict, Slug.OwnMessage),
            FlagOutcome.Refused(var slug) => problems.Answer(StatusCodes.Status400BadRequest, slug),
            _ => problems.NotFound(),
        };

    private static async Task<IResult> DisclosureAsync(string id, HttpContext http, Disclosure disclosure, Problems problems, CancellationToken ct) =>
        !Guid.TryParse(id, out var message) ? problems.MalformedId()
        : await disclosure.PreviewAsync(http.Caller(), message, ct) is { } preview ? TypedResults.Ok(new { preview.Disclosed, preview.OneToOne })
        : problems.NotFound();

    private static async Task<IResult> NoticesAsync(HttpContext http, MyNotices notices, CancellationToken ct) =>
        TypedResults.Ok(await notices.ListAsync(http.Caller(), http.Caller().Language, ct));

    private static async Task<IResult> ListAsync(string? state, HttpContext http, CaseDesk desk, Problems problems, CancellationToken ct)
    {
        CaseFilter? filter = state switch
        {
            null or "open" => CaseFilter.Open,
            "mine" => CaseFilter.Mine,
            "decided" => CaseFilter.Decided,
            "appealed" => CaseFilter.Appealed,
            _ => null,
        };
        return filter is { } known ? TypedResults.Ok(await desk.ListAsync(http.Caller(), known, ct)) : problems.Answer(StatusCodes.Status400BadRequest, Slug.Malformed);
    }

    private static async Task<IResult> FindAsync(string id, HttpContext http, CaseDesk desk, Problems problems, CancellationToken ct) =>
        !Guid.TryParse(id, out var known) ? problems.MalformedId()
        : await desk.FindAsync(http.Caller(), known, ct) is { } view ? TypedResults.Ok(view)
        : problems.NotFound();

    private static async Task<IResult> ContextAsync(string id, HttpContext http, ReadCase read, Problems problems, CancellationToken ct) =>
        !Guid.TryParse(id, out var known) ? problems.MalformedId()
        : await read.RunAsync(http.Caller(), known, ct) is { } context ? TypedResults.Ok(context)
        : problems.NotFound();

    private static async Task<IResult> ClaimAsync(string id, HttpContext http, ClaimCase claim, Problems problems, CancellationToken ct) =>
        Guid.TryParse(id, out var known) ? Answer(await claim.ClaimAsync(http.Caller(), known, ct), problems) : problems.MalformedId();

    private static async Task<IResult> ReleaseAsync(string id, HttpContext http, ClaimCase claim, Problems problems, CancellationToken ct) =>
        Guid.TryParse(id, out var known) ? Answer(await claim.ReleaseAsync(http.Caller(), known, ct), problems) : problems.MalformedId();

    private static async Task<IResult> DecideAsync(string id, NewDecision body, HttpContext http, DecideCase decide, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var known)) return problems.MalformedId();
        var reason = body.Reason ?? new StatementOfReasons(null, null, null);
        var judgement = new Judgement(body.Version ?? 0, body.Action ?? "", reason, body.Note, body.AlsoRemove ?? false);
        return Answer(await decide.RunAsync(http.Caller(), known, judgement, ct), problems);
    }

    private static IResult Answer(CaseOutcome outcome, Problems problems) => outcome switch
    {
        CaseOutcome.Done(var view) => TypedResults.Ok(view),
        CaseOutcome.Decided(var made) => TypedResults.Created((string?)null, made),
        CaseOutcome.Held(var holder, var until) => HeldBy(holder, until, problems),
        CaseOutcome.Incomplete(var gaps) => problems.Answer(
            StatusCodes.Status400BadRequest, Slug.IncompleteReason, gaps.ToDictionary(g => g, _ => new[] { problems.Sentence(Slug.IncompleteReason) }, StringComparer.Ordinal)),
        CaseOutcome.Refused(Slug.UnknownAction) => problems.Answer(StatusCodes.Status400BadRequest, Slug.UnknownAction),
        CaseOutcome.Refused(Slug.Forbidden) => problems.Answer(StatusCodes.Status403Forbidden, Slug.Forbidden),
        CaseOutcome.Refused(var slug) => problems.Answer(StatusCodes.Status409Conflict, slug),
        _ => problems.NotFound(),
    };

    private static ProblemHttpResult HeldBy(PersonView holder, DateTimeOffset until, Problems problems)
    {
        var details = problems.Details(StatusCodes.Status409Conflict, Slug.ClaimedByOther);
        details.Extensions["holder"] = holder;
        details.Extensions["claimUntil"] = until;
        return TypedResults.Problem(details);
    }
}
