using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Members;

/// <summary>Joining, coming in and going out as JSON calls.</summary>
public static class MemberEndpoints
{
    public sealed record Joined(Guid Id, string Nickname, IReadOnlyList<string> RecoveryCodes);

    public sealed record Credentials(string? Nickname, string? Password, string? Code);

    public sealed record Recovery(string? Nickname, string? Code, string? NewPassword);

    /// <summary>Tells, beside the empty answer to a recovery, how many codes are left.</summary>
    public const string CodesLeftHeader = "PeerCircle-Codes-Left";

    public static void MapMembers(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Members").AllowAnonymous().DisableAntiforgery();
        api.MapPost("/members", JoinAsync).Produces<Joined>(StatusCodes.Status201Created);
        api.MapPost("/session", SignInAsync).Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/session", SignOutAsync).Produces(StatusCodes.Status204NoContent);
        api.MapPost("/recovery", RecoverAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> JoinAsync(
        NewMember body, HttpContext http, SignUp signUp, Entrance entrance, KnownDevices devices, MemberAnswers answers)
    {
        var outcome = await signUp.RunAsync(body, devices.VisitorOf(http), CancellationToken.None);
        if (outcome is not SignUpOutcome.Joined(var member, var codes, var session)) return answers.Of(outcome, http);
        await entrance.AdmitAsync(http, session);
        return TypedResults.Created((string?)null, new Joined(member.Id, member.Nickname, codes));
    }

    private static async Task<IResult> SignInAsync(
        Credentials body, HttpContext http, SignIn signIn, Entrance entrance, KnownDevices devices, Sanctions sanctions, MemberAnswers answers, Problems problems)
    {
        var outcome = await signIn.RunAsync(body.Nickname, body.Password, devices.VisitorOf(http), CancellationToken.None);
        if (outcome is not SignInOutcome.SignedIn(var session)) return answers.Of(outcome, http);
        await entrance.AdmitAsync(http, session);
        // The cookie of a banned person opens their letters and nothing else.
        return await sanctions.FindBanAsync(session.MemberId, CancellationToken.None) is null
            ? TypedResults.NoContent()
            : problems.Answer(StatusCodes.Status403Forbidden, Slug.Suspended);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, Entrance entrance)
    {
        await entrance.LeaveAsync(http);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> RecoverAsync(
        Recovery body, HttpContext http, RecoverAccount recover, Entrance entrance, KnownDevices devices, MemberAnswers answers)
    {
        var outcome = await recover.RunAsync(body.Nickname, body.Code, body.NewPassword, devices.VisitorOf(http), CancellationToken.None);
        if (outcome is not RecoveryOutcome.Recovered(var session, var left)) return answers.Of(outcome, http);
        await entrance.AdmitAsync(http, session);
        http.Response.Headers[CodesLeftHeader] = left.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }
}

/// <summary>The "no" of joining and coming in, as problem details.</summary>
public sealed class MemberAnswers(Problems problems, MemberSentences sentences, SupportCards cards)
{
    public IResult Of(SignUpOutcome outcome, HttpContext http) => outcome switch
    {
        SignUpOutcome.Closed => problems.Answer(StatusCodes.Status403Forbidden, Slug.RegistrationClosed),
        SignUpOutcome.NotInvited(var slug) => problems.Answer(StatusCodes.Status403Forbidden, slug),
        SignUpOutcome.TooYoung => problems.Answer(StatusCodes.Status403Forbidden, Slug.TooYoung),
        SignUpOutcome.Taken => problems.Answer(StatusCodes.Status409Conflict, Slug.NicknameTaken),
        SignUpOutcome.Throttled(var seconds) => Wait(http, seconds),
        SignUpOutcome.Unfitting(var unfit) again => Unfitting(unfit, again.Support),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no problem."),
    };

    public IResult Of(SignInOutcome outcome, HttpContext http) =>
        outcome is SignInOutcome.Throttled(var seconds) ? Wait(http, seconds) : problems.Answer(StatusCodes.Status401Unauthorized, Slug.WrongCredentials);

    public IResult Of(RecoveryOutcome outcome, HttpContext http) => outcome switch
    {
        RecoveryOutcome.Throttled(var seconds) => Wait(http, seconds),
        RecoveryOutcome.Unfitting(var unfit) => Invalid(new Dictionary<string, Unfit>(StringComparer.Ordinal) { ["newPassword"] = unfit }),
        _ => problems.Answer(StatusCodes.Status401Unauthorized, Slug.WrongCredentials),
    };

    /// <summary>Input that can be mended, field by field.</summary>
    public IResult Invalid(IReadOnlyDictionary<string, Unfit> unfit) =>
        problems.Answer(StatusCodes.Status400BadRequest, Slug.Invalid, sentences.Errors(unfit));

    private ProblemHttpResult Unfitting(IReadOnlyDictionary<string, Unfit> unfit, SupportKind? support)
    {
        var details = problems.Details(StatusCodes.Status400BadRequest, Slug.Invalid, sentences.Errors(unfit));
        if (support is { } kind) details.Extensions["support"] = cards.For(kind, null, Languages.Current);
        return TypedResults.Problem(details);
    }

    private ProblemHttpResult Wait(HttpContext http, int seconds)
    {
        http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return problems.Answer(StatusCodes.Status429TooManyRequests, Slug.TooManyTries);
    }
}
