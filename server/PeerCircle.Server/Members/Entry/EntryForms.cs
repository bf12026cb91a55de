using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members.Pages;
using PeerCircle.Server.Messages.Parts;

namespace PeerCircle.Server.Members;

/// <summary>Signing up, in and out as pages and forms.</summary>
public static class EntryForms
{
    public static void MapEntryForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-up", ShowSignUpAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapForm("/sign-up", SignUpAsync, (_, form) => Task.FromResult<IResult>(SignUpAgain(form)))
            .AddEndpointFilter(new PatienceFilter(form => SignUpAgain(form, StatusCodes.Status503ServiceUnavailable))).AllowAnonymous();
        app.MapForm("/sign-up/card", ChooseCardAsync, (_, form) => Task.FromResult<IResult>(SignUpAgain(form))).AllowAnonymous();
        app.MapGet("/sign-in", (HttpContext http, string? next) => http.FindCaller() is null ? Page.Show<SignInPage>(new { Next = next }) : Page.Next(Onward(next)))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapForm("/sign-in", SignInAsync, (_, form) => Task.FromResult<IResult>(SignInAgain(form)))
            .AddEndpointFilter(new PatienceFilter(form => SignInAgain(form, StatusCodes.Status503ServiceUnavailable))).AllowAnonymous();
        app.MapForm("/sign-out", SignOutAsync, (_, _) => Task.FromResult(Page.Next("/settings/sessions"))).AllowAnonymous();
    }

    private static async Task<IResult> ShowSignUpAsync(string? invite, HttpContext http, Registration registration, CancellationToken ct) =>
        http.FindCaller() is not null ? Page.Next("/rooms")
        : await registration.DoorAsync(ct) is Door.Closed ? Page.Show<ClosedPage>()
        : Page.Show<SignUpPage>(new { Invite = invite });

    private static async Task<IResult> SignUpAsync(
        HttpContext http, SignUp signUp, Entrance entrance, KnownDevices devices, SealedCodes sealedCodes, MemberSentences sentences, SupportCards cards, Problems problems)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        int? year = int.TryParse(fields["bornYear"].ToString().Normalize(System.Text.NormalizationForm.FormKC), out var written) ? written : null;
        var person = new NewMember(fields["nickname"], Secret(fields, "password"), year, fields["language"], fields["region"], fields["invite"]);
        var outcome = await signUp.RunAsync(person, devices.VisitorOf(http), CancellationToken.None);
        if (outcome is SignUpOutcome.Joined(var member, var codes, var session))
        {
            await entrance.AdmitAsync(http, session);
            sealedCodes.Put(http, session.Id, codes);
            Languages.Keep(http, member.Language);
            return Page.Next("/recovery/codes");
        }
        return outcome switch
        {
            SignUpOutcome.Closed => Page.Show<ClosedPage>(status: StatusCodes.Status403Forbidden),
            SignUpOutcome.NotInvited(var slug) => SignUpAgain(new ReturnedForm(fields, ""), StatusCodes.Status403Forbidden, Only("invite", problems.Sentence(slug))),
            SignUpOutcome.TooYoung(var age) => SignUpAgain(new ReturnedForm(fields, sentences.TooYoung(age)), StatusCodes.Status403Forbidden),
            SignUpOutcome.Taken => SignUpAgain(new ReturnedForm(fields, ""), StatusCodes.Status409Conflict, Only("nickname", sentences.Taken)),
            SignUpOutcome.Throttled(var seconds) => SignUpAgain(new ReturnedForm(fields, sentences.Wait(seconds)), StatusCodes.Status429TooManyRequests),
            SignUpOutcome.Unfitting(var unfit) again => SignUpAgain(
                new ReturnedForm(fields, ""), problems: sentences.Of(unfit), card: again.Support is { } kind ? Card(cards, kind, fields) : null),
            _ => throw new InvalidOperationException($"No page for {outcome.GetType().Name}."),
        };
    }

    // Another region or language for the card; nobody is there yet for whom it could be kept, but the form remembers the region.
    private static async Task<IResult> ChooseCardAsync(HttpContext http, SupportCards cards, Registration registration)
    {
        if (await registration.DoorAsync(http.RequestAborted) is Door.Closed) return Page.Show<ClosedPage>(status: StatusCodes.Status403Forbidden);
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        return SignUpAgain(new ReturnedForm(fields, ""), StatusCodes.Status200OK, card: Card(cards, SupportCards.KindOf(fields["card"]) ?? SupportKind.Self, fields));
    }

    private static SupportCard Card(SupportCards cards, SupportKind kind, IFormCollection fields)
    {
        string region = fields[$"{CardChoice.Apart}region"].ToString(), language = fields[$"{CardChoice.Apart}language"].ToString();
        return cards.For(kind, region.Length > 0 ? region : fields["region"], language.Length > 0 ? language : Languages.Current);
    }

    private static RazorComponentResult<SignUpPage> SignUpAgain(
        ReturnedForm form, int status = StatusCodes.Status400BadRequest, IReadOnlyDictionary<string, string>? problems = null, SupportCard? card = null) =>
        Page.Show<SignUpPage>(new { Form = form, Problems = problems, Card = card }, status);

    private static async Task<IResult> SignInAsync(HttpContext http, SignIn signIn, Entrance entrance, KnownDevices devices, MemberSentences sentences)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await signIn.RunAsync(fields["nickname"], Secret(fields, "password"), devices.VisitorOf(http), CancellationToken.None);
        if (outcome is SignInOutcome.SignedIn(var session))
        {
            await entrance.AdmitAsync(http, session);
            return Page.Next(Onward(fields["next"]));
        }
        return outcome is SignInOutcome.Throttled(var seconds)
            ? SignInAgain(new ReturnedForm(fields, sentences.Wait(seconds)), StatusCodes.Status429TooManyRequests)
            : SignInAgain(new ReturnedForm(fields, sentences.WrongCredentials), StatusCodes.Status401Unauthorized);
    }

    private static RazorComponentResult<SignInPage> SignInAgain(ReturnedForm form, int status = StatusCodes.Status400BadRequest) =>
        Page.Show<SignInPage>(new { Form = form, Next = form["next"] }, status);

    private static async Task<IResult> SignOutAsync(HttpContext http, Entrance entrance)
    {
        await entrance.LeaveAsync(http);
        return Page.Next("/");
    }

    /// <summary>A passphrase from whichever of its two boxes was used: the hidden one, or the one that shows what is written.</summary>
    internal static string Secret(IFormCollection fields, string name) =>
        fields[name] is [{ Length: > 0 } hidden] ? hidden : fields[$"{name}-seen"].ToString();

    internal static IReadOnlyDictionary<string, string> Only(string field, string sentence) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [field] = sentence };

    // Threat: a link to our sign-in that leads on to another site. Only a path of ours is followed.
    internal static string Onward(string? next) => next is ['/', not ('/' or '\\'), ..] && !next.AsSpan().ContainsAny("\r\n\t\\") ? next : "/rooms";
}
