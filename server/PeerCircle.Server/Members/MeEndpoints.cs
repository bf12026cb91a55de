using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>The signed-in person and their sessions as JSON calls.</summary>
public static class MeEndpoints
{
    public sealed record Me(
        Guid Id, string Nickname, IReadOnlyList<string> Roles, string Language, string Region, string Theme, int UndoSeconds, bool EnterSends, int RecoveryCodesLeft);

    /// <summary>What to change; what is absent stays.</summary>
    public sealed record Changes(string? Language, string? Region, string? Theme, int? UndoSeconds, bool? EnterSends);

    public static void MapMe(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Members").RequireAuthorization();
        api.MapGet("/me", (HttpContext http, RenewCodes codes, CancellationToken ct) => ShowAsync(http, http.Caller(), Preferences.Of(http), codes, ct)).Produces<Me>();
        api.MapPatch("/me", ChangeAsync).Produces<Me>();
        api.MapGet("/sessions", (HttpContext http, SessionList sessions, CancellationToken ct) => sessions.ReadAsync(http.Caller(), ct));
        api.MapDelete("/sessions", EndOthersAsync).Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/sessions/{id}", EndAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Caller caller, Preferences likes, RenewCodes codes, CancellationToken ct) =>
        TypedResults.Ok(new Me(
            caller.MemberId, caller.Nickname, caller.Roles.All(), caller.Language, caller.Region,
            likes.Theme, likes.UndoSeconds, likes.EnterSends, await codes.LeftAsync(http.Caller().MemberId, ct)));

    private static async Task<IResult> ChangeAsync(
        Changes body, HttpContext http, Profile profile, SessionCache sessions, RenewCodes codes, MemberAnswers answers, CancellationToken ct)
    {
        var problems = new Dictionary<string, Unfit>(StringComparer.Ordinal);
        if (body.Theme is { } theme && !Preferences.Themes.Contains(theme, StringComparer.Ordinal)) problems["theme"] = Unfit.Theme;
        if (body.UndoSeconds is < 0 or > Limits.UndoMaxSeconds) problems["undoSeconds"] = Unfit.UndoSeconds;
        if (problems.Count > 0) return answers.Invalid(problems);
        var caller = http.Caller();
        if (await profile.ChangeAsync(caller.MemberId, body.Language, body.Region, ct) is { Count: > 0 } unfit) return answers.Invalid(unfit);

        var before = Preferences.Of(http);
        var likes = before with
        {
            Theme = body.Theme ?? before.Theme,
            UndoSeconds = body.UndoSeconds ?? before.UndoSeconds,
            EnterSends = body.EnterSends ?? before.EnterSends,
        };
        if (likes != before) likes.Keep(http);
        if (body.Language is { } language) Languages.Keep(http, language);
        return await ShowAsync(http, await sessions.FindAsync(caller.SessionId, ct) ?? caller, likes, codes, ct);
    }

    private static async Task<IResult> EndAsync(string id, HttpContext http, SessionList sessions, Problems problems, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var session)) return problems.MalformedId();
        return await sessions.EndAsync(http.Caller(), session, ct) ? TypedResults.NoContent() : problems.NotFound();
    }

    private static async Task<IResult> EndOthersAsync(HttpContext http, SessionList sessions)
    {
        await sessions.EndOthersAsync(http.Caller());
        return TypedResults.NoContent();
    }
}
