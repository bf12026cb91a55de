using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library.Keeping.Pages;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Library;

/// <summary>The directory of helplines as staff keep it: pages and forms. What was written comes back with the sentence that says what to mend.</summary>
public static class HelplineForms
{
    private const string List = "/desk/helplines";

    public static void MapHelplines(this IEndpointRouteBuilder app)
    {
        var desk = app.MapDeskGroup();
        desk.MapGet("/helplines", ListAsync).ExcludeFromDescription();
        desk.MapGet("/helplines/new", () => Page.Show<HelplineNewPage>()).ExcludeFromDescription();
        desk.MapForm("/helplines", AddAsync, (_, form) => Task.FromResult<IResult>(New(form)));
        desk.MapGet("/helplines/{key}", (string key, HttpContext http) => ShowAsync(http, key)).ExcludeFromDescription();
        desk.MapForm("/helplines/{key}", ChangeAsync, AgainAsync);
        desk.MapForm("/helplines/{key}/confirm", ConfirmAsync, AgainAsync);
        desk.MapForm("/helplines/{key}/wrong", MarkAsync, AgainAsync);
    }

    private static async Task<IResult> ListAsync(HelplineDesk helplines, CancellationToken ct) => Page.Show<HelplinesPage>(new { All = await helplines.AllAsync(ct) });

    private static async Task<IResult> AddAsync(HttpContext http, KeepHelplines keep, HelplineSentences say)
    {
        var form = await ReadAsync(http);
        return await keep.AddAsync(http.Caller(), new HelplineDraft(name => form[name])) switch
        {
            HelplineOutcome.Done(var key) => Page.Next($"{List}/{key}"),
            HelplineOutcome.Refused(var fault) => New(form with { Problem = say.Fault(fault) }),
            _ => Page.NotThere(),
        };
    }

    private static async Task<IResult> ChangeAsync(string key, HttpContext http, KeepHelplines keep)
    {
        var form = await ReadAsync(http);
        return await AnswerAsync(http, key, form, await keep.ChangeAsync(http.Caller(), key, Version(form), new HelplineDraft(name => form[name])));
    }

    private static async Task<IResult> ConfirmAsync(string key, HttpContext http, KeepHelplines keep)
    {
        var form = await ReadAsync(http);
        return await AnswerAsync(http, key, form, await keep.ConfirmAsync(http.Caller(), key, Version(form), form["looked-up"]));
    }

    private static async Task<IResult> MarkAsync(string key, HttpContext http, KeepHelplines keep)
    {
        var form = await ReadAsync(http);
        return await AnswerAsync(http, key, form, await keep.MarkWrongAsync(http.Caller(), key, Version(form)));
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, string key, ReturnedForm form, HelplineOutcome outcome) => outcome switch
    {
        HelplineOutcome.Done => Page.Next($"{List}/{key}"),
        HelplineOutcome.Refused(var fault) => await ShowAsync(http, key, form with { Problem = http.RequestServices.GetRequiredService<HelplineSentences>().Fault(fault) }),
        _ => Page.NotThere(),
    };

    private static Task<IResult> AgainAsync(HttpContext http, ReturnedForm form) => ShowAsync(http, http.GetRouteValue("key") as string ?? "", form);

    private static async Task<IResult> ShowAsync(HttpContext http, string key, ReturnedForm? form = null) =>
        await http.RequestServices.GetRequiredService<HelplineDesk>().FindAsync(key, http.RequestAborted) is var (state, by)
            ? Page.Show<HelplineOnePage>(new { State = state, By = by, Form = form }, StatusOf(form))
            : Page.NotThere();

    private static RazorComponentResult<HelplineNewPage> New(ReturnedForm form) => Page.Show<HelplineNewPage>(new { Form = form }, StatusOf(form));

    private static int StatusOf(ReturnedForm? form) => form is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static async Task<ReturnedForm> ReadAsync(HttpContext http) => new(await http.Request.ReadFormAsync(http.RequestAborted), "");

    // What is no number is no version anyone saw.
    private static int Version(ReturnedForm form) => int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
}
