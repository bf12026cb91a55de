using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation.Tuning.Pages;

namespace PeerCircle.Server.Moderation;

/// <summary>A community's own phrases as pages and forms. What was written comes back with the sentence that says what to mend.</summary>
internal static class OwnTermForms
{
    private const string List = "/desk/words";

    public static void MapOwnTerms(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/words", ListAsync).ExcludeFromDescription();
        desk.MapGet("/words/new", () => Page.Show<TermPageNew>()).ExcludeFromDescription();
        desk.MapForm("/words", AddAsync, (_, form) => Task.FromResult<IResult>(New(form, form.Problem)));
        desk.MapGet("/words/{id}", (string id, HttpContext http) => ShowAsync(http, id)).ExcludeFromDescription();
        desk.MapForm("/words/{id}", ChangeAsync, AgainAsync);
        desk.MapForm("/words/{id}/dry-run", RunAsync, AgainAsync);
        desk.MapForm("/words/{id}/switch", SwitchAsync, AgainAsync);
    }

    private static async Task<IResult> ListAsync(string? state, string? q, string? page, TermLists lists, CancellationToken ct)
    {
        TermState? wanted = Enum.TryParse<TermState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        return Page.Show<WordsPage>(new { List = await lists.OwnAsync(wanted, q, Math.Clamp(TuningForms.Number(page), 0, OwnTerm.Most / TermLists.PageSize), ct) });
    }

    private static async Task<IResult> AddAsync(HttpContext http, OwnTerms terms, TuningSentences say)
    {
        var form = new ReturnedForm(await http.Request.ReadFormAsync(http.RequestAborted), "");
        return await terms.AddAsync(http.Caller(), Draft(form)) switch
        {
            TuningOutcome.Done(var id) => Page.Next($"{List}/{id}"),
            TuningOutcome.Refused(var fault) => New(form, say.Fault(fault)),
            _ => Page.NotThere(),
        };
    }

    private static async Task<IResult> ChangeAsync(string id, HttpContext http, OwnTerms terms)
    {
        var form = new ReturnedForm(await http.Request.ReadFormAsync(http.RequestAborted), "");
        return await AnsweredAsync(http, id, form, known => terms.ChangeAsync(http.Caller(), known, TuningForms.Number(form["version"]), Draft(form)));
    }

    private static async Task<IResult> SwitchAsync(string id, HttpContext http, OwnTerms terms)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (to, version) = (form["to"].ToString(), TuningForms.Number(form["version"]));
        if (to is not ("off" or "dry" or "live" or "removed")) return Page.NotThere();
        return await AnsweredAsync(http, id, null, known => to is "removed"
            ? terms.RemoveAsync(http.Caller(), known, version)
            : terms.SwitchAsync(http.Caller(), known, version, Enum.Parse<TermState>(to, ignoreCase: true)), to is "removed" ? List : null);
    }

    private static async Task<IResult> RunAsync(string id, HttpContext http, DryRun dryRun) =>
        Guid.TryParse(id, out var known) && await dryRun.RunAsync(http.Caller(), known, http.RequestAborted) is { } result
            ? await ShowAsync(http, id, run: result)
            : Page.NotThere();

    private static async Task<IResult> AnsweredAsync(HttpContext http, string id, ReturnedForm? form, Func<Guid, Task<TuningOutcome>> change, string? next = null)
    {
        if (!Guid.TryParse(id, out var known)) return Page.NotThere();
        return await change(known) switch
        {
            TuningOutcome.Done => Page.Next(next ?? $"{List}/{known}"),
            TuningOutcome.Refused(var fault) => await ShowAsync(http, id, form, http.RequestServices.GetRequiredService<TuningSentences>().Fault(fault)),
            _ => Page.NotThere(),
        };
    }

    private static Task<IResult> AgainAsync(HttpContext http, ReturnedForm form) =>
        ShowAsync(http, http.GetRouteValue("id") as string ?? "", form.Fields.ContainsKey("text") ? form : null, form.Problem);

    private static async Task<IResult> ShowAsync(HttpContext http, string id, ReturnedForm? form = null, string? problem = null, DryRunResult? run = null) =>
        Guid.TryParse(id, out var known) && await http.RequestServices.GetRequiredService<TermLists>().FindAsync(known, http.RequestAborted) is var (term, by)
            ? Page.Show<TermPageOne>(new { Term = term, By = by, Form = form, Problem = problem, Run = run }, TuningForms.StatusOf(problem))
            : Page.NotThere();

    private static RazorComponentResult<TermPageNew> New(ReturnedForm form, string problem) => Page.Show<TermPageNew>(new { Form = form, Problem = problem }, StatusCodes.Status400BadRequest);

    private static TermDraft Draft(ReturnedForm form) => new(form["text"], form["language"], form["kind"], form["note"]);
}
