using PeerCircle.Server.Hosting;
using PeerCircle.Server.Hosting.Pages;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Messages.Parts;
using PeerCircle.Server.Rooms.Pages;

namespace PeerCircle.Server.Rooms;

/// <summary>The pages of rooms: the list, and a room with its box to write in.</summary>
public static class RoomPages
{
    private static readonly RoomQuery Plain = new(null, null, null, null, null, null, null);

    public static void MapRoomPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/rooms").RequireAuthorization();
        pages.MapGet("", ListAsync).ExcludeFromDescription();
        pages.MapGet("/{slug}", ShowAsync).ExcludeFromDescription();
        pages.MapForm("/{slug}/messages", RoomForms.On(MessageForms.PostAsync), AgainAsync);
        pages.MapForm("/{slug}/card", RoomForms.On(MessageForms.ChooseCardAsync), AgainAsync);
        pages.MapForm("/{slug}/messages/{id}/edit", RoomForms.On(MessageForms.EditAsync), AgainAsync);
        pages.MapForm("/{slug}/messages/{id}/withdraw", RoomForms.On(MessageForms.WithdrawAsync), AgainAsync);
        pages.MapForm("/{slug}/messages/{id}/reactions/{kind}", RoomForms.On(MessageForms.ReactAsync), AgainAsync);
    }

    /// <summary>The room's page with what could not be sent, and why.</summary>
    internal static async Task<IResult> AgainAsync(HttpContext http, string slug, Writing writing)
    {
        var scene = await http.RequestServices.GetRequiredService<RoomScenes>().LoadAsync(http.Caller(), slug, Plain, http.RequestAborted);
        if (scene is null) return NotThere();
        var answered = scene.Set.Messages.FirstOrDefault(m => m.Id == writing.Answered?.Id);
        return Page.Show<RoomPage>(
            new { Scene = scene with { Writing = writing with { Answered = answered }, Support = writing.Card ?? scene.Support } },
            writing.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    internal static IResult NotThere() => Page.Show<NotThere>(status: StatusCodes.Status404NotFound);

    private static Task<IResult> AgainAsync(HttpContext http, ReturnedForm form) =>
        AgainAsync(http, http.GetRouteValue("slug") as string ?? "", MessageForms.Read(http, form.Fields) with { Problem = form.Problem });

    private static async Task<IResult> ListAsync(HttpContext http, RoomDirectory rooms, CancellationToken ct) =>
        Page.Show<RoomsPage>(new { Rooms = await rooms.ListAsync(http.Caller(), ct) });

    private static async Task<IResult> ShowAsync(string slug, [AsParameters] RoomQuery query, HttpContext http, RoomScenes scenes, CancellationToken ct) =>
        await scenes.LoadAsync(http.Caller(), slug, query, ct) is { } scene ? Page.Show<RoomPage>(new { Scene = scene }) : NotThere();
}
