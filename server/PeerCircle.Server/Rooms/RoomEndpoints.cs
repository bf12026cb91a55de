using PeerCircle.Contracts;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Rooms;

/// <summary>Rooms as JSON calls.</summary>
public static class RoomEndpoints
{
    public static void MapRooms(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/rooms", async (HttpContext http, RoomDirectory rooms, CancellationToken ct) => TypedResults.Ok(await rooms.ListAsync(http.Caller(), ct)))
            .Produces<IReadOnlyList<RoomView>>()
            .WithTags("Rooms")
            .RequireAuthorization();
}
