using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Presence;

namespace PeerCircle.Server.Rooms;

/// <summary>The rooms a person may see, in the order of the list.</summary>
public sealed class RoomDirectory(IDbContextFactory<PeerCircleDb> databases, PresenceBoard presence)
{
    public async Task<IReadOnlyList<RoomView>> ListAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rooms = await Visible(db, caller).OrderBy(r => r.Order).ThenBy(r => r.Name).ToListAsync(ct);
        return [.. rooms.Select(View)];
    }

    /// <summary>The room of that slug with its guidelines, or null.</summary>
    public async Task<(RoomView Room, string Guidelines)?> FindAsync(Caller caller, string slug, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var room = await Visible(db, caller).SingleOrDefaultAsync(r => r.Slug == slug, ct);
        return room is null ? null : (View(room), room.Guidelines);
    }

    private static IQueryable<Room> Visible(PeerCircleDb db, Caller caller) =>
        db.Rooms.AsNoTracking().Include(r => r.Channel).Where(r => db.Channels.VisibleTo(caller).Any(c => c.Id == r.Id));

    private RoomView View(Room room) => new(
        room.Id, room.Slug, room.Name, room.About, room.Language, room.Channel.Mode.Wire(), room.Channel.Staffed, presence.Of(room.Id), room.Channel.SlowSeconds);
}
