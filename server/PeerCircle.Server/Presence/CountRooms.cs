using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Presence;

/// <summary>Exact counts, for moderators on shift and nobody else: they must see a raid, or an empty room, as it happens.</summary>
public sealed class CountRooms(IDbContextFactory<PeerCircleDb> databases, IPresenceStore store, ShiftBook shifts, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim turn = new(1);
    private NodePresence? everyone;
    private long readAt;

    /// <summary>The rooms with how many people are in each; null when the caller is not on shift.</summary>
    public async Task<IReadOnlyList<RoomCount>?> RunAsync(Caller caller, CancellationToken ct)
    {
        if (!await shifts.IsOnAsync(caller, ct)) return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rooms = await db.Rooms.AsNoTracking().Include(r => r.Channel).OrderBy(r => r.Order).ThenBy(r => r.Name).ToListAsync(ct);
        var there = await EveryoneAsync(ct);
        return [.. rooms.Select(r => new RoomCount(
            r.Id, r.Slug, r.Name, there?.In(r.Id), r.Channel.Mode.Wire(), r.Channel.Staffed, r.Channel.ModeAfterCover is not null))];
    }

    public void Dispose() => turn.Dispose();

    // However many desks are open, Redis is asked at most every two seconds.
    private async Task<NodePresence?> EveryoneAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (everyone is not null && time.GetElapsedTime(readAt) < Fresh) return everyone;
            everyone = await store.EveryoneAsync();
            readAt = time.GetTimestamp();
            return everyone;
        }
        catch (PresenceUnknownException)
        {
            return everyone = null;
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>A room as the desk lists it.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="Slug">Its place in the address bar.</param>
/// <param name="Name">Its name.</param>
/// <param name="People">How many people are in it now; absent while that is not known.</param>
/// <param name="Mode">One of <see cref="Contracts.ChannelModes"/>.</param>
/// <param name="Staffed">True when someone is on shift.</param>
/// <param name="Covered">True while it is held by automatic cover.</param>
public sealed record RoomCount(Guid Id, string Slug, string Name, int? People, string Mode, bool Staffed, bool Covered);
