using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members.Pages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Members;

/// <summary>The first-run set-up as pages and forms: administrator, safeguarding lead, staffed hours.</summary>
public static class SetupForms
{
    public static void MapSetup(this IEndpointRouteBuilder app)
    {
        app.MapGet("/setup", ShowAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapForm("/setup/administrator", MakeAdministratorAsync, (_, form) => Task.FromResult<IResult>(AdministratorAgain(form))).AllowAnonymous();
        app.MapForm("/setup/lead", LeadAsync, (_, form) => Task.FromResult<IResult>(LeadAgain(form))).RequireAuthorization();
        app.MapForm("/setup/hours", CheckHoursAsync, (_, form) => Task.FromResult<IResult>(HoursAgain(form))).RequireAuthorization();
        app.MapForm("/setup/hours/keep", KeepHoursAsync, (_, form) => Task.FromResult<IResult>(HoursAgain(form))).RequireAuthorization();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string? token, SetupState setup, SetupLinks links, CancellationToken ct)
    {
        var step = await setup.NextAsync(ct);
        if (step is SetupStep.Administrator)
            return await links.IsGoodAsync(token, ct) ? Page.Show<AdministratorPage>(new { Token = token }) : Stale();
        if (http.FindCaller() is not { } caller) return Page.Next(step is SetupStep.Finished ? "/" : "/sign-in?next=/setup");
        if (!caller.Roles.HasFlag(Roles.Administrator)) return Page.Next("/rooms");
        return step switch
        {
            SetupStep.Lead => Page.Show<LeadPage>(),
            SetupStep.Hours => Page.Show<HoursPage>(),
            _ => Page.Show<SetupDonePage>(new { Due = await http.RequestServices.GetRequiredService<HelplineDesk>().DueAsync(ct), Keeps = caller.Roles.HasDesk() }),
        };
    }

    private static async Task<IResult> MakeAdministratorAsync(
        HttpContext http, SetUpPeople people, Entrance entrance, KnownDevices devices, SealedCodes sealedCodes, MemberSentences sentences)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        var person = new NewMember(fields["nickname"], EntryForms.Secret(fields, "password"), null, Languages.Current, null);
        var outcome = await people.MakeAdministratorAsync(fields["token"], person, devices.VisitorOf(http), CancellationToken.None);
        if (outcome is SetupOutcome.Made({ } added, { } session))
        {
            await entrance.AdmitAsync(http, session);
            sealedCodes.Put(http, session.Id, added.Codes);
            return Page.Next("/recovery/codes");
        }
        var form = new ReturnedForm(fields, "");
        return outcome switch
        {
            SetupOutcome.StaleLink => Stale(),
            SetupOutcome.Unfitting(var unfit) => AdministratorAgain(form, sentences.Of(unfit)),
            _ => AdministratorAgain(form, EntryForms.Only("nickname", sentences.Taken)),
        };
    }

    private static async Task<IResult> LeadAsync(HttpContext http, SetUpPeople people, SetupState setup, MemberSentences sentences, CancellationToken ct)
    {
        if (!http.Caller().Roles.HasFlag(Roles.Administrator) || await setup.NextAsync(ct) is not SetupStep.Lead) return Page.Next("/setup");
        var fields = await http.Request.ReadFormAsync(ct);
        if (fields["who"] == "me")
        {
            await people.TakeLeadAsync(http.Caller(), CancellationToken.None);
            return Page.Next("/setup");
        }
        return await people.AppointLeadAsync(fields["nickname"], Languages.Current, CancellationToken.None) switch
        {
            SetupOutcome.Made(var added, _) => Page.Show<LeadMadePage>(new { added.Member.Nickname, Code = added.Codes[0] }),
            SetupOutcome.Unfitting(var unfit) => LeadAgain(new ReturnedForm(fields, ""), sentences.Of(unfit)),
            _ => LeadAgain(new ReturnedForm(fields, ""), EntryForms.Only("nickname", sentences.Taken)),
        };
    }

    private static async Task<IResult> CheckHoursAsync(HttpContext http, SetupState setup, MemberSentences sentences, TimeProvider time, CancellationToken ct)
    {
        if (!http.Caller().Roles.HasFlag(Roles.Administrator) || await setup.NextAsync(ct) is not SetupStep.Hours) return Page.Next("/setup");
        var form = new ReturnedForm(await http.Request.ReadFormAsync(ct), "");
        return WeekPlan.Read(name => form[name]) switch
        {
            ({ } plan, _) => Page.Show<HoursCheckPage>(new { Form = form, Plan = plan, Offset = plan.Zone.GetUtcOffset(time.GetUtcNow()) }),
            (_, var problem) => HoursAgain(form with { Problem = sentences.Of(problem ?? Unfit.Hours) }),
        };
    }

    private static async Task<IResult> KeepHoursAsync(HttpContext http, SetupState setup, KeepStaffedHours keep, CancellationToken ct)
    {
        if (!http.Caller().Roles.HasFlag(Roles.Administrator) || await setup.NextAsync(ct) is not SetupStep.Hours) return Page.Next("/setup");
        var form = new ReturnedForm(await http.Request.ReadFormAsync(ct), "");
        // "Change them" comes here too, so that what was filled in is kept without a script.
        if (form["change"].Length > 0 || WeekPlan.Read(name => form[name]).Plan is not { } plan) return HoursAgain(form);
        await keep.RunAsync(plan, CancellationToken.None);
        return Page.Next("/setup");
    }

    private static RazorComponentResult<StaleLinkPage> Stale() => Page.Show<StaleLinkPage>(status: StatusCodes.Status404NotFound);

    private static RazorComponentResult<AdministratorPage> AdministratorAgain(ReturnedForm form, IReadOnlyDictionary<string, string>? problems = null) =>
        Page.Show<AdministratorPage>(new { Form = form, Token = form["token"], Problems = problems }, StatusCodes.Status400BadRequest);

    private static RazorComponentResult<LeadPage> LeadAgain(ReturnedForm form, IReadOnlyDictionary<string, string>? problems = null) =>
        Page.Show<LeadPage>(new { Form = form, Problems = problems }, StatusCodes.Status400BadRequest);

    private static RazorComponentResult<HoursPage> HoursAgain(ReturnedForm form) => Page.Show<HoursPage>(new { Form = form }, StatusCodes.Status400BadRequest);
}
