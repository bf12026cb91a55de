using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members.Pages;

namespace PeerCircle.Server.Members;

/// <summary>Quick exit: someone came into the room. The session is locked, and Back meets the neutral page.</summary>
public static class Exit
{
    public static void MapExit(this IEndpointRouteBuilder app)
    {
        // No form token: nothing may stand in the way of leaving, and the worst a forged one could do is lock. Foreign origins are refused before.
        app.MapPost("/exit", LeaveAsync).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        app.MapGet("/neutral", () => Page.Show<NeutralPage>()).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Leads every page of a locked session to the neutral one, except signing in again. Goes after authentication.</summary>
    public static void UseExit(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.IsLocked() && IsPage(http)) http.Response.Redirect(NeutralPage(http));
        else await next(http);
    });

    private static async Task<IResult> LeaveAsync(HttpContext http, Entrance entrance)
    {
        await entrance.LockAsync(http);
        return Page.Next(NeutralPage(http));
    }

    private static bool IsPage(HttpContext http) =>
        !CookieSetup.IsForPrograms(http)
        && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && http.Request.Path.Value is not ("/sign-in" or "/exit" or "/neutral" or "/healthz" or "/readyz");

    private static string NeutralPage(HttpContext http) => http.RequestServices.GetRequiredService<IOptions<QuickExitOptions>>().Value.NeutralPage.ToString();
}
