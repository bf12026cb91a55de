using PeerCircle.Contracts;
using PeerCircle.Server.Hosting.Pages;
using PeerCircle.Server.Members;
using PeerCircle.Server.Presence;

namespace PeerCircle.Server.Hosting;

/// <summary>Language, look and how the box to write in behaves: for everyone, also before signing in.</summary>
public static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings", (HttpContext http, string? kept) => ShowAsync(http, Preferences.Of(http), null, kept is not null)).ExcludeFromDescription().AllowAnonymous();
        app.MapForm("/settings", SaveAsync, (http, form) => ShowAsync(http, Read(form.Fields), form.Problem)).AllowAnonymous();
        app.MapForm("/settings/around", ChooseAsync, (http, form) => ShowAsync(http, Preferences.Of(http), form.Problem)).RequireAuthorization();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Preferences likes, string? problem, bool kept = false)
    {
        var around = http.RequestServices.GetRequiredService<Around>();
        var caller = http.FindCaller();
        bool? shown = caller is not null && Around.MayChoose(caller) ? await around.ChosenAsync(caller, http.RequestAborted) : null;
        return Page.Show<Settings>(new
        {
            Likes = likes,
            Problem = problem,
            Kept = kept,
            Around = shown,
            SignedIn = http.User.Identity is { IsAuthenticated: true },
            Inviting = caller is not null && Invites.Allows(caller),
        });
    }

    private static async Task<IResult> ChooseAsync(HttpContext http, Around around)
    {
        if (!Around.MayChoose(http.Caller())) return Page.Show<NotThere>(status: StatusCodes.Status403Forbidden);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        await around.ChooseAsync(http.Caller(), form["shown"] == "1", CancellationToken.None);
        return Page.Next("/settings?kept=1");
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Profile profile)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        Read(form).Keep(http);
        var language = form["language"].ToString();
        Languages.Keep(http, language);
        // What is said over the hub and by staff reaches a person in the language they read.
        if (http.FindCaller() is { } caller && Languages.All.ContainsKey(language)) await profile.ChangeAsync(caller.MemberId, language, null, http.RequestAborted);
        return Page.Next("/settings?kept=1");
    }

    private static Preferences Read(IFormCollection form) => Preferences.Parse(string.Join('.',
        form["theme"],
        int.TryParse(form["undo"], out var seconds) ? Math.Clamp(seconds, 0, Limits.UndoMaxSeconds) : 5,
        form["enter"] == "send" ? "1" : "0",
        form["openings"] == "1" ? "1" : "0"));
}
