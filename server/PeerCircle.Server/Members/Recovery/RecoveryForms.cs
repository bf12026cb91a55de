using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members.Pages;

namespace PeerCircle.Server.Members;

/// <summary>Coming back with a recovery code, and the codes themselves, as pages and forms.</summary>
public static class RecoveryForms
{
    public static void MapRecoveryForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/recovery", () => Page.Show<RecoveryPage>()).AllowAnonymous().ExcludeFromDescription();
        app.MapForm("/recovery", RecoverAsync, (_, form) => Task.FromResult<IResult>(Again(form)))
            .AddEndpointFilter(new PatienceFilter(form => Again(form, StatusCodes.Status503ServiceUnavailable))).AllowAnonymous();
        app.MapGet("/recovery/codes", ShowCodesAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapForm("/recovery/codes", Written, ShowCodesAgainAsync).RequireAuthorization();
        app.MapForm("/settings/codes", RenewAsync, (_, _) => Task.FromResult(Page.Next("/settings/sessions"))).RequireAuthorization();
    }

    private static async Task<IResult> RecoverAsync(
        HttpContext http, RecoverAccount recover, RenewCodes renew, Entrance entrance, KnownDevices devices, SealedCodes sealedCodes, MemberSentences sentences)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await recover.RunAsync(
            fields["nickname"], fields["code"], EntryForms.Secret(fields, "newPassword"), devices.VisitorOf(http), CancellationToken.None);
        if (outcome is RecoveryOutcome.Recovered(var session, var left))
        {
            await entrance.AdmitAsync(http, session);
            // With the last code gone there would be no way back: new ones at once.
            if (left == 0) sealedCodes.Put(http, session.Id, await renew.RunAsync(session.MemberId, CancellationToken.None));
            return Page.Next(left == 0 ? "/recovery/codes" : "/settings/sessions");
        }
        return outcome switch
        {
            RecoveryOutcome.Throttled(var seconds) => Again(new ReturnedForm(fields, sentences.Wait(seconds)), StatusCodes.Status429TooManyRequests),
            RecoveryOutcome.Unfitting(var unfit) => Again(new ReturnedForm(fields, ""), problems: EntryForms.Only("newPassword", sentences.Of(unfit))),
            _ => Again(new ReturnedForm(fields, sentences.WrongCode), StatusCodes.Status401Unauthorized),
        };
    }

    private static RazorComponentResult<RecoveryPage> Again(
        ReturnedForm form, int status = StatusCodes.Status400BadRequest, IReadOnlyDictionary<string, string>? problems = null) =>
        Page.Show<RecoveryPage>(new { Form = form, Problems = problems }, status);

    private static IResult ShowCodesAsync(HttpContext http, SealedCodes sealedCodes) =>
        sealedCodes.Read(http) is { Count: > 0 } codes ? Page.Show<CodesPage>(new { Codes = codes }) : Page.Next("/settings/sessions");

    private static Task<IResult> ShowCodesAgainAsync(HttpContext http, ReturnedForm form) =>
        Task.FromResult(ShowCodesAsync(http, http.RequestServices.GetRequiredService<SealedCodes>()));

    private static async Task<IResult> Written(HttpContext http, SealedCodes sealedCodes, SetupState setup)
    {
        sealedCodes.Drop(http);
        return Page.Next(await setup.IsFinishedAsync(http.RequestAborted) ? "/rooms" : "/setup");
    }

    private static async Task<IResult> RenewAsync(HttpContext http, RenewCodes renew, SealedCodes sealedCodes)
    {
        var caller = http.Caller();
        sealedCodes.Put(http, caller.SessionId, await renew.RunAsync(caller.MemberId, CancellationToken.None));
        return Page.Next("/recovery/codes");
    }
}
