using System.Globalization;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Hosting.Pages;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation.Pages;

namespace PeerCircle.Server.Moderation;

/// <summary>The desk as pages and forms, complete without a script.</summary>
public static class DeskForms
{
    /// <summary>The fields of a decision that wander from the form to the letter and back.</summary>
    public static readonly IReadOnlyList<string> Fields = ["version", "read", "action", "rule", "facts", "scope", "days", "also", "note"];

    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        var desk = app.MapDeskGroup();
        desk.MapGet("", QueueAsync).ExcludeFromDescription();
        desk.MapShift();
        desk.MapTuning();
        desk.MapGet("/cases/{id}", OpenAsync).ExcludeFromDescription();
        desk.MapForm("/cases/{id}/claim", ClaimAsync, AgainAsync);
        desk.MapForm("/cases/{id}/release", ReleaseAsync, AgainAsync);
        desk.MapForm("/cases/{id}/letter", LetterAsync, AgainAsync);
        desk.MapForm("/cases/{id}/again", ChangeAsync, AgainAsync);
        desk.MapForm("/cases/{id}/decisions", DecideAsync, AgainAsync);
    }

    private static async Task<IResult> QueueAsync(string? state, HttpContext http, DeskScenes scenes, CancellationToken ct) =>
        Page.Show<DeskPage>(new { Scene = await scenes.QueueAsync(http.Caller(), state, ct) });

    private static Task<IResult> OpenAsync(string id, string? read, HttpContext http) => ShowAsync(http, id, read is not null, null, null);

    private static async Task<IResult> ClaimAsync(string id, HttpContext http, ClaimCase claim) =>
        await ClaimedAsync(id, http, known => claim.ClaimAsync(http.Caller(), known, CancellationToken.None));

    private static async Task<IResult> ReleaseAsync(string id, HttpContext http, ClaimCase claim) =>
        await ClaimedAsync(id, http, known => claim.ReleaseAsync(http.Caller(), known, CancellationToken.None));

    private static async Task<IResult> ClaimedAsync(string id, HttpContext http, Func<Guid, Task<CaseOutcome>> claim)
    {
        if (!Guid.TryParse(id, out var known)) return NotThere();
        return await claim(known) is CaseOutcome.Done ? Page.Next($"/desk/cases/{known}") : await ShowAsync(http, id, false, null, Slug.ClaimedByOther);
    }

    private static async Task<IResult> LetterAsync(string id, HttpContext http, DeskScenes scenes)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var judgement = Read(form);
        if (judgement.Gaps().Count > 0) return await ShowAsync(http, id, form["read"] == "1", form, Slug.IncompleteReason);
        if (!Guid.TryParse(id, out var known) || await scenes.CaseAsync(http.Caller(), known, form["read"] == "1", http.RequestAborted) is not { } scene) return NotThere();
        return Page.Show<DeskPage>(new { Scene = scene with { Form = new ReturnedForm(form, ""), Letter = scenes.Compose(scene, judgement) } });
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await ShowAsync(http, id, form["read"] == "1", form, null);
    }

    private static async Task<IResult> DecideAsync(string id, HttpContext http, DecideCase decide)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Guid.TryParse(id, out var known)) return NotThere();
        try
        {
            var slug = await decide.RunAsync(http.Caller(), known, Read(form), CancellationToken.None) switch
            {
                CaseOutcome.Decided => null,
                CaseOutcome.Refused(var why) => why,
                CaseOutcome.Held => Slug.ClaimedByOther,
                CaseOutcome.Incomplete => Slug.IncompleteReason,
                _ => Slug.NotFound,
            };
            return slug is null ? Page.Next("/desk") : await ShowAsync(http, id, form["read"] == "1", form, slug);
        }
        catch (LogBusyException)
        {
            return await ShowAsync(http, id, form["read"] == "1", form, Slug.Busy);
        }
    }

    private static Task<IResult> AgainAsync(HttpContext http, ReturnedForm form) =>
        ShowAsync(http, http.GetRouteValue("id") as string ?? "", form["read"] == "1", form.Fields, null, form.Problem);

    private static async Task<IResult> ShowAsync(HttpContext http, string id, bool disclose, IFormCollection? form, string? slug, string? sentence = null)
    {
        var (scenes, problems) = (http.RequestServices.GetRequiredService<DeskScenes>(), http.RequestServices.GetRequiredService<Problems>());
        if (!Guid.TryParse(id, out var known) || await scenes.CaseAsync(http.Caller(), known, disclose, http.RequestAborted) is not { } scene) return NotThere();
        var problem = sentence ?? (slug is null ? null : problems.Sentence(slug));
        return Page.Show<DeskPage>(
            new { Scene = scene with { Form = form is null ? null : new ReturnedForm(form, ""), Problem = problem } },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static Judgement Read(IFormCollection form)
    {
        int? days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var reason = new StatementOfReasons(form["rule"], form["facts"], form["scope"], days);
        var version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        return new Judgement(version, form["action"].ToString(), reason, form["note"], form["also"] == "1");
    }

    internal static IResult NotThere() => Page.Show<NotThere>(status: StatusCodes.Status404NotFound);
}
