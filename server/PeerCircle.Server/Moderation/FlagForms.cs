using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Hosting.Pages;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation.Pages;

namespace PeerCircle.Server.Moderation;

/// <summary>Flagging a message, and one's letters, as pages and forms.</summary>
public static class FlagForms
{
    public static void MapFlagsAndLetters(this IEndpointRouteBuilder app)
    {
        app.MapGet("/messages/{id}/flag", (string id, HttpContext http) => ShowAsync(http, id, null, null)).RequireAuthorization().ExcludeFromDescription();
        app.MapForm("/messages/{id}/flag", SendAsync, (http, form) => ShowAsync(http, http.GetRouteValue("id") as string ?? "", form, form.Problem)).RequireAuthorization();
        app.MapForm("/messages/{id}/flag/card", ChooseCardAsync, (http, _) => FlaggedAsync(http, http.GetRouteValue("id") as string ?? "", null)).RequireAuthorization();
        app.MapGet("/notices", NoticesAsync).RequireAuthorization().WithMetadata(new OpenToSuspended()).ExcludeFromDescription();
    }

    private static async Task<IResult> NoticesAsync(HttpContext http, MyNotices notices, CancellationToken ct) =>
        Page.Show<NoticesPage>(new { Notices = await notices.ListAsync(http.Caller(), http.Caller().Language, ct), http.Caller().Language, http.Caller().Suspended });

    private static async Task<IResult> SendAsync(string id, HttpContext http, FlagMessage flag, Disclosure disclosure, Problems problems)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Guid.TryParse(id, out var message) || await disclosure.PreviewAsync(http.Caller(), message, http.RequestAborted) is not { } preview) return NotThere();
        var shown = form["shown"].ToString().Split(' ').Select(text => Guid.TryParse(text, out var one) ? one : Guid.Empty).ToList();
        return await flag.RunAsync(http.Caller(), message, form["reason"], form["note"], shown, CancellationToken.None) switch
        {
            FlagOutcome.Taken taken => await FlaggedAsync(
                http, id, await http.RequestServices.GetRequiredService<OwnCards>().OfAsync(http.Caller(), taken.Support, Languages.Current, http.RequestAborted)),
            FlagOutcome.Refused(var slug) => await ShowAsync(http, id, new ReturnedForm(form, ""), problems.Sentence(slug)),
            _ => NotThere(),
        };
    }

    private static async Task<IResult> ChooseCardAsync(string id, HttpContext http, OwnCards cards) =>
        await FlaggedAsync(http, id, await cards.ChooseAsync(http.Caller(), await http.Request.ReadFormAsync(http.RequestAborted), http.RequestAborted));

    private static async Task<IResult> FlaggedAsync(HttpContext http, string id, SupportCard? card) =>
        Guid.TryParse(id, out var message) && await http.RequestServices.GetRequiredService<Disclosure>().PreviewAsync(http.Caller(), message, http.RequestAborted) is { } preview
            ? Page.Show<FlaggedPage>(new { preview.Back, Place = $"/messages/{message}/flag", Card = card })
            : NotThere();

    private static async Task<IResult> ShowAsync(HttpContext http, string id, ReturnedForm? form, string? problem)
    {
        var disclosure = http.RequestServices.GetRequiredService<Disclosure>();
        if (!Guid.TryParse(id, out var message) || await disclosure.PreviewAsync(http.Caller(), message, http.RequestAborted) is not { } preview) return NotThere();
        return Page.Show<FlagPage>(
            new { Preview = preview, Form = form, Problem = problem }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    internal static IResult NotThere() => Page.Show<NotThere>(status: StatusCodes.Status404NotFound);
}
