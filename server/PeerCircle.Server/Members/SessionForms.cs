using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members.Pages;

namespace PeerCircle.Server.Members;

/// <summary>The list of signed-in browsers as a page with forms.</summary>
public static class SessionForms
{
    private const string Address = "/settings/sessions";

    public static void MapSessionForms(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapForm($"{Address}/end", EndAsync, Again).RequireAuthorization();
        app.MapForm($"{Address}/end-others", EndOthersAsync, Again).RequireAuthorization();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SessionList sessions, RenewCodes codes, CancellationToken ct)
    {
        var caller = http.Caller();
        return Page.Show<SessionsPage>(new
        {
            Caller = caller,
            Sessions = await sessions.ReadAsync(caller, ct),
            CodesLeft = await codes.LeftAsync(caller.MemberId, ct),
        });
    }

    private static async Task<IResult> EndAsync(HttpContext http, SessionList sessions)
    {
        var fields = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Guid.TryParse(fields["session"], out var session)) await sessions.EndAsync(http.Caller(), session, CancellationToken.None);
        return Page.Next(Address);
    }

    private static async Task<IResult> EndOthersAsync(HttpContext http, SessionList sessions)
    {
        await sessions.EndOthersAsync(http.Caller());
        return Page.Next(Address);
    }

    private static Task<IResult> Again(HttpContext http, ReturnedForm form) => Task.FromResult(Page.Next(Address));
}
