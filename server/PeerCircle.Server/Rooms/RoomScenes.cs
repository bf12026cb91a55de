using System.Globalization;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Messages.Parts;

namespace PeerCircle.Server.Rooms;

/// <summary>Gathers what a room's page shows; null when the caller can't reach the room.</summary>
public sealed class RoomScenes(
    RoomDirectory rooms, StaffedHours hours, ChannelHistory history, FindInChannel find, Drafts drafts, MessageSource source, OwnCards cards, TimeProvider time)
{
    private const int LongestSearch = 100;

    public async Task<RoomScene?> LoadAsync(Caller caller, string slug, RoomQuery query, CancellationToken ct)
    {
        if (await rooms.FindAsync(caller, slug, ct) is not var (room, guidelines)) return null;
        if (await PartAsync(caller, room.Id, query, ct) is not var (set, view)) return null;
        var all = await rooms.ListAsync(caller, ct);
        var writing = await WritingAsync(caller, room.Id, set, query, ct);
        return new RoomScene(caller, room, MessageRenderer.ToHtml(guidelines), all, set, view, writing)
        {
            Staffed = await hours.NextAsync(room.Id, ct),
            Support = await cards.ForAsync(caller, query.Support, ct),
        };
    }

    private async Task<(ChangeSet Set, RoomPart View)?> PartAsync(Caller caller, Guid room, RoomQuery query, CancellationToken ct)
    {
        if (query.Q?.Trim() is { Length: > 0 } words)
        {
            words = words.Length > LongestSearch ? words[..LongestSearch] : words;
            var found = await find.WordsAsync(caller, room, words, ct);
            return found is null ? null : (new ChangeSet(room, "", 0, 0, false, false, found, []), new RoomPart.Found(words));
        }
        if (await PositionAsync(caller, room, query, ct) is { } position)
            return await history.BeforeAsync(caller, room, position, Limits.PageDefault, ct) is { } earlier ? (earlier, new RoomPart.Earlier()) : null;
        return await history.LatestAsync(caller, room, Limits.PageDefault, ct) is { } latest ? (latest, new RoomPart.Now()) : null;
    }

    private async Task<long?> PositionAsync(Caller caller, Guid room, RoomQuery query, CancellationToken ct)
    {
        if (long.TryParse(query.Before, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) return before;
        if (!DateOnly.TryParseExact(query.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return await find.DayAsync(caller, room, new DateTimeOffset(midnight, time.LocalTimeZone.GetUtcOffset(midnight)), ct);
    }

    private async Task<Writing> WritingAsync(Caller caller, Guid room, ChangeSet set, RoomQuery query, CancellationToken ct)
    {
        if (Guid.TryParse(query.Edit, out var changed) && await source.ReadAsync(caller, changed, ct) is { } written)
            return new Writing(written, Changed: changed);
        var answered = Guid.TryParse(query.Reply, out var reply) ? set.Messages.FirstOrDefault(m => m.Id == reply) : null;
        var text = string.IsNullOrEmpty(query.Text) ? await drafts.ReadAsync(caller, room, ct) ?? "" : query.Text;
        return new Writing(text, Answered: answered);
    }
}
