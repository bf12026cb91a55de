using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Rooms;

/// <summary>The forms of a room's page.</summary>
internal static class RoomForms
{
    /// <summary>A form's handler, once the room is found for this caller.</summary>
    public static Func<string, HttpContext, RoomDirectory, Task<IResult>> On(Func<HttpContext, ChannelPage, Task<IResult>> act) =>
        async (string slug, HttpContext http, RoomDirectory rooms) =>
            await rooms.FindAsync(http.Caller(), slug, http.RequestAborted) is var (room, _)
                ? await act(http, new ChannelPage(room.Id, $"/rooms/{slug}", writing => RoomPages.AgainAsync(http, slug, writing)))
                : RoomPages.NotThere();
}
