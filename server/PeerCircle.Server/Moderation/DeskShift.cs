using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation.Pages;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation;

/// <summary>Going on and off shift from the desk. The rooms follow at once.</summary>
internal static class DeskShift
{
    public static void MapShift(this IEndpointRouteBuilder desk)
    {
        desk.MapForm("/shift/on", (HttpContext http, ShiftBook shifts) => ChangeAsync(http, () => shifts.GoOnAsync(http.Caller(), CancellationToken.None)), AgainAsync);
        desk.MapForm("/shift/off", (HttpContext http, ShiftBook shifts) => ChangeAsync(http, () => shifts.GoOffAsync(http.Caller(), CancellationToken.None)), AgainAsync);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, Func<Task> change)
    {
        await change();
        await http.RequestServices.GetRequiredService<ShiftWatch>().KeepRoomsAsync(CancellationToken.None);
        return Page.Next("/desk");
    }

    private static async Task<IResult> AgainAsync(HttpContext http, ReturnedForm form)
    {
        var scene = await http.RequestServices.GetRequiredService<DeskScenes>().QueueAsync(http.Caller(), null, http.RequestAborted);
        return Page.Show<DeskPage>(new { Scene = scene with { Problem = form.Problem } }, StatusCodes.Status400BadRequest);
    }
}
