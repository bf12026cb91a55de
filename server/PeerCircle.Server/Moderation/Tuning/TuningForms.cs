using System.Globalization;
using PeerCircle.Screening;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation.Tuning.Pages;

namespace PeerCircle.Server.Moderation;

/// <summary>Trying a sentence, the shipped phrases and the scores, as pages and forms. A community's own phrases: <see cref="OwnTermForms"/>.</summary>
internal static class TuningForms
{
    public static void MapTuning(this IEndpointRouteBuilder desk)
    {
        desk.MapOwnTerms();
        desk.MapGet("/words/try", () => Page.Show<TryPage>()).ExcludeFromDescription();
        desk.MapForm("/words/try", TryAsync, (_, form) => Task.FromResult<IResult>(Page.Show<TryPage>(new { Form = form, form.Problem }, StatusCodes.Status400BadRequest)));
        desk.MapGet("/words/shipped", (string? category, string? language, string? q, HttpContext http) => ShippedAsync(http, category, language, q, null)).ExcludeFromDescription();
        desk.MapForm("/words/shipped", SwitchAsync, (http, form) => ShippedAsync(http, form["category"], form["language"], form["q"], form.Problem));
        desk.MapGet("/words/scores", (Delegate)((HttpContext http) => ScoresAsync(http, null))).ExcludeFromDescription();
        desk.MapForm("/words/scores", SetAsync, (http, form) => ScoresAsync(http, form.Problem));
    }

    private static async Task<IResult> TryAsync(HttpContext http, TrySentence trySentence, TuningSentences say)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var returned = new ReturnedForm(form, "");
        var tried = trySentence.Run(form["text"], form["language"], form["place"] == "mentor" ? Place.Mentor : Place.Room);
        return tried is null
            ? Page.Show<TryPage>(new { Form = returned, Problem = say.Fault(TermFault.NoWords) }, StatusCodes.Status400BadRequest)
            : Page.Show<TryPage>(new { Form = returned, Tried = tried });
    }

    private static async Task<IResult> SwitchAsync(HttpContext http, ShippedTerms shipped, TuningSentences say)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (category, language, search) = (form["category"].ToString(), form["language"].ToString(), form["q"].ToString());
        var on = form.ContainsKey("on");
        return await shipped.SwitchAsync(http.Caller(), (on ? form["on"] : form["off"]).ToString(), on) switch
        {
            TuningOutcome.Done => Page.Next($"/desk/words/shipped?category={Uri.EscapeDataString(category)}&language={Uri.EscapeDataString(language)}&q={Uri.EscapeDataString(search)}"),
            TuningOutcome.Refused(var fault) => await ShippedAsync(http, category, language, search, say.Fault(fault)),
            _ => Page.NotThere(),
        };
    }

    private static async Task<IResult> SetAsync(HttpContext http, SetSensitivity set, TuningSentences say)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await set.RunAsync(http.Caller(), form["category"].ToString(), Number(form["seen"]), Number(form["steps"])) switch
        {
            TuningOutcome.Done => Page.Next("/desk/words/scores"),
            TuningOutcome.Refused(var fault) => await ScoresAsync(http, say.Fault(fault)),
            _ => Page.NotThere(),
        };
    }

    private static async Task<IResult> ShippedAsync(HttpContext http, string? category, string? language, string? search, string? problem)
    {
        var known = Categories.All.FirstOrDefault(c => c == category) ?? Categories.Abuse;
        var spoken = TermDraft.Languages.FirstOrDefault(l => l == language) ?? Languages.Current;
        var page = await http.RequestServices.GetRequiredService<TermLists>().ShippedAsync(known, spoken, search, http.RequestAborted);
        return Page.Show<ShippedTermsPage>(new { List = page, Problem = problem }, StatusOf(problem));
    }

    private static async Task<IResult> ScoresAsync(HttpContext http, string? problem)
    {
        var steps = await http.RequestServices.GetRequiredService<TermLists>().StepsAsync(http.RequestAborted);
        return Page.Show<ScoresPage>(new { Steps = steps, Problem = problem }, StatusOf(problem));
    }

    internal static int StatusOf(string? problem) => problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    // What is no number is out of every bound.
    internal static int Number(string? text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : int.MinValue;
}
