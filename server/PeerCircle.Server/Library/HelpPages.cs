using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library.Pages;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Library;

/// <summary>Who listens right now: open to everyone, signed in or not.</summary>
public static class HelpPages
{
    public static void MapHelp(this IEndpointRouteBuilder app) =>
        app.MapGet("/help", (string? region, HttpContext http) =>
            Page.Show<HelpPage>(new { Card = SupportCards.For(SupportKind.Self, region ?? RegionOf(http), Languages.Current) }))
            .AllowAnonymous()
            .ExcludeFromDescription();

    // A visitor has told no region: the language they read is the best guess, and the page lets them choose.
    private static string RegionOf(HttpContext http) =>
        http.FindCaller()?.Region is { Length: > 0 } told ? told : Languages.Current == "ja" ? "JP" : "";
}
