using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Presence;

/// <summary>Who is around, by choice; and exact counts of rooms for those on shift.</summary>
public static class PresenceEndpoints
{
    public sealed record Choice(bool Shown);

    public static void MapPresence(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Presence").RequireAuthorization();
        api.MapGet("/around", async (Around around, CancellationToken ct) => TypedResults.Ok(await around.ListAsync(ct))).Produces<IReadOnlyList<AroundView>>();
        api.MapGet("/me/around", async (HttpContext http, Around around, CancellationToken ct) =>
            TypedResults.Ok(new Choice(await around.ChosenAsync(http.Caller(), ct)))).Produces<Choice>();
        api.MapPut("/me/around", ChooseAsync).Produces(StatusCodes.Status204NoContent);
        api.MapGet("/desk/rooms", CountAsync).Produces<IReadOnlyList<RoomCount>>();
    }

    private static async Task<IResult> ChooseAsync(Choice body, HttpContext http, Around around, Problems problems, CancellationToken ct) =>
        await around.ChooseAsync(http.Caller(), body.Shown, ct) ? TypedResults.NoContent() : problems.Answer(StatusCodes.Status403Forbidden, Slug.Forbidden);

    private static async Task<IResult> CountAsync(HttpContext http, CountRooms rooms, Problems problems, CancellationToken ct) =>
        await rooms.RunAsync(http.Caller(), ct) is { } counts ? TypedResults.Ok(counts) : problems.Answer(StatusCodes.Status403Forbidden, Slug.NotOnShift);
}
