using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library.Pages;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Server.Presence;
using PeerCircle.Server.Rooms;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Library;

/// <summary>Who listens right now: open to everyone. Who is signed in can ask for a moderator, too.</summary>
public static class HelpPages
{
    public static void MapHelp(this IEndpointRouteBuilder app)
    {
        app.MapGet("/help", (HttpContext http, string? region, string? language) => ShowAsync(http, region, language)).AllowAnonymous().ExcludeFromDescription();
        app.MapForm("/help/call", CallAsync, (http, form) => ShowAsync(http, null, null, form["note"], form.Problem)).RequireAuthorization();
    }

    private static async Task<IResult> CallAsync(HttpContext http, CallModerator call, Problems problems)
    {
        var note = (await http.Request.ReadFormAsync(http.RequestAborted))["note"].ToString();
        return await call.RunAsync(http.Caller(), note) is ChangeOutcome.Refused(var slug)
            ? await ShowAsync(http, null, null, note, problems.Sentence(slug))
            : Page.Next("/help#call");
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string? region, string? language, string note = "", string? problem = null)
    {
        var caller = http.FindCaller() is { Suspended: false, Locked: false } known ? known : null;
        var (told, cards) = (region ?? RegionOf(caller), http.RequestServices.GetRequiredService<SupportCards>());
        return Page.Show<HelpPage>(
            new { Card = cards.For(SupportKind.Self, told, language ?? Languages.Current), Desk = caller is null ? null : await DeskAsync(http, caller), Note = note, Problem = problem },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<DeskState> DeskAsync(HttpContext http, Caller caller)
    {
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        var call = await services.GetRequiredService<CallModerator>().FindAsync(caller, ct);
        var onShift = (await services.GetRequiredService<ShiftBook>().WhoAsync(ct)).Any(id => id != caller.MemberId);
        var next = await services.GetRequiredService<StaffedHours>().NextAsync(Guid.Empty, ct);
        var around = await services.GetRequiredService<Around>().ListAsync(ct);
        return new DeskState(call, onShift, next, [.. around.Where(p => p.Id != caller.MemberId && p.Role == "moderator").Select(p => p.Nickname)]);
    }

    // A visitor has told no region: the language they read is the best guess, and the page lets them choose.
    private static string RegionOf(Caller? caller) =>
        caller?.Region is { Length: > 0 } told ? told : Languages.Current == "ja" ? "JP" : "";
}

/// <summary>What someone who asks for a moderator is told; nothing of it is guessed.</summary>
/// <param name="Call">Their own call that is open.</param>
/// <param name="OnShift">True while a moderator is on shift.</param>
/// <param name="Next">When someone is meant to be; null when no hours are set.</param>
/// <param name="Around">Moderators who chose to be shown as around, and are.</param>
public sealed record DeskState(OpenCall? Call, bool OnShift, StaffedTime? Next, IReadOnlyList<string> Around);
