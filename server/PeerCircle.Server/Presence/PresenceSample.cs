using System.Text.Json.Serialization;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Presence;

/// <summary>What members see until the next tick. Taken once for everyone, on ticks common to all nodes.</summary>
/// <param name="Tick">Which five minutes of the clock it stands for.</param>
/// <param name="Rooms">Room → bucket; a room that is not named is quiet.</param>
/// <param name="Around">Mentors and moderators who chose to be shown.</param>
public sealed record PresenceSample(long Tick, IReadOnlyDictionary<Guid, string> Rooms, IReadOnlyList<Guid> Around)
{
    /// <summary>Everything that is said changes at these steps of the clock and at no other time.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    public static readonly PresenceSample Quiet = new(-1, new Dictionary<Guid, string>(), []);

    public string Of(Guid roomId) => Rooms.GetValueOrDefault(roomId, PresenceBuckets.Quiet);

    /// <summary>The tick a moment belongs to.</summary>
    public static long TickOf(DateTimeOffset moment) => moment.UtcTicks / Step.Ticks;

    /// <summary>The sample that follows this one.</summary>
    public PresenceSample Next(long tick, NodePresence everyone)
    {
        var rooms = everyone.Rooms.Keys.Union(Rooms.Keys)
            .Select(room => (Room: room, Bucket: Bucket.Of(everyone.In(room), Of(room))))
            .Where(room => !string.Equals(room.Bucket, PresenceBuckets.Quiet, StringComparison.Ordinal));
        return new(tick, rooms.ToDictionary(r => r.Room, r => r.Bucket), [.. everyone.Around.Order()]);
    }
}

[JsonSerializable(typeof(PresenceSample))]
internal sealed partial class PresenceJson : JsonSerializerContext;
