using System.Globalization;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members.Pages;

namespace PeerCircle.Server.Members;

/// <summary>Invites as JSON calls and as a page with forms.</summary>
public static class InviteEndpoints
{
    private const string Address = "/invites";

    public sealed record NewInvite(int? Uses, int? Days);

    public static void MapInvites(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/invites").WithTags("Members").RequireAuthorization().AddEndpointFilter(StaffOnlyAsync);
        api.MapGet("", async (Invites invites, CancellationToken ct) => TypedResults.Ok(await invites.ListAsync(ct)));
        api.MapPost("", MakeAsync).Produces<InviteView>(StatusCodes.Status201Created);
        api.MapDelete("/{id}", EndAsync).Produces(StatusCodes.Status204NoContent);

        var pages = app.MapGroup(Address).RequireAuthorization().AddEndpointFilter(StaffPagesOnlyAsync);
        pages.MapGet("", (Delegate)((HttpContext http) => ShowAsync(http))).ExcludeFromDescription();
        pages.MapForm("", MakeOnPageAsync, (http, form) => ShowAsync(http, problem: form.Problem));
        pages.MapForm("/{id}/end", EndOnPageAsync, (http, form) => ShowAsync(http, problem: form.Problem));
    }

    private static async ValueTask<object?> StaffOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Invites.Allows(context.HttpContext.Caller())
            ? await next(context)
            : context.HttpContext.RequestServices.GetRequiredService<Problems>().Answer(StatusCodes.Status403Forbidden, Slug.Forbidden);

    private static async ValueTask<object?> StaffPagesOnlyAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Invites.Allows(context.HttpContext.Caller()) ? await next(context) : Page.Show<Hosting.Pages.NotThere>(status: StatusCodes.Status403Forbidden);

    private static async Task<IResult> MakeAsync(NewInvite? body, HttpContext http, Invites invites, Problems problems) =>
        await invites.MakeAsync(http.Caller(), body?.Uses ?? 1, body?.Days ?? Limits.InviteDaysDefault) is { } made
            ? TypedResults.Created((string?)null, made)
            : problems.Answer(StatusCodes.Status400BadRequest, Slug.InviteOutOfBounds);

    private static async Task<IResult> EndAsync(string id, HttpContext http, Invites invites, Problems problems)
    {
        if (!Guid.TryParse(id, out var known)) return problems.MalformedId();
        return await invites.EndAsync(http.Caller(), known) ? TypedResults.NoContent() : problems.NotFound();
    }

    private static async Task<IResult> MakeOnPageAsync(HttpContext http, Invites invites, Problems problems)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var made = await invites.MakeAsync(http.Caller(), Number(form["uses"]), Number(form["days"]));
        return await ShowAsync(http, made, made is null ? problems.Sentence(Slug.InviteOutOfBounds) : null);
    }

    private static async Task<IResult> EndOnPageAsync(string id, HttpContext http, Invites invites) =>
        Guid.TryParse(id, out var known) && await invites.EndAsync(http.Caller(), known) ? Page.Next(Address) : Page.NotThere();

    private static async Task<IResult> ShowAsync(HttpContext http, InviteView? made = null, string? problem = null)
    {
        var list = await http.RequestServices.GetRequiredService<Invites>().ListAsync(http.RequestAborted);
        return Page.Show<InvitesPage>(
            new { List = list, Made = made, Problem = problem }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
