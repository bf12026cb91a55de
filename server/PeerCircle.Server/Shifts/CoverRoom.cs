using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Shifts;

/// <summary>
/// Brings a room in line with who is on shift: says so, and holds its messages while nobody is. A visible change like any other.
/// Decided under the channel's lock from what is stored, so two nodes come to the same.
/// </summary>
internal sealed class CoverRoom(Guid channelId, TimeProvider time) : ChannelWrite<ChangeOutcome>(channelId)
{
    /// <summary>What a room should be like: whether it is staffed, its mode, and the mode it returns to after cover.</summary>
    internal static (bool Staffed, ChannelMode Mode, ChannelMode? AfterCover) Wanted(Channel room, bool automaticCover, Staffing staffing)
    {
        var staffed = staffing.IsStaffed(room.Staffed);
        if (room.ModeAfterCover is { } before && (staffed || !automaticCover)) return (staffed, before, null);
        var opens = room.Mode is ChannelMode.Open or ChannelMode.Newcomers;
        if (automaticCover && !staffed && staffing.Deserted && opens) return (staffed, ChannelMode.Held, room.Mode);
        return (staffed, room.Mode, room.ModeAfterCover);
    }

    protected override async Task<ChangeOutcome> DecideAsync(ChannelBatch batch, CancellationToken ct)
    {
        if (batch.Find(ChannelId) is not { } channel) return new ChangeOutcome.NotFound();
        await using var db = await batch.ModelAsync(ct);
        var cover = await db.Rooms.Where(r => r.Id == ChannelId).Select(r => r.AutomaticCover).SingleOrDefaultAsync(ct);
        var wanted = Wanted(channel, cover, await Staffing.ReadAsync(db, time.GetUtcNow(), ct));
        if (wanted == (channel.Staffed, channel.Mode, channel.ModeAfterCover)) return new ChangeOutcome.Done();
        (channel.Staffed, channel.Mode, channel.ModeAfterCover) = wanted;
        var after = channel.Version;
        batch.NextVersion(channel);
        batch.Tell(new ChannelChange(channel.Id, channel.Epoch, after, channel.Version) { Channel = channel.Info() });
        return new ChangeOutcome.Done();
    }
}
