using PeerCircle.Contracts;
using PeerCircle.Server.Realtime;

namespace PeerCircle.Server.Presence;

/// <summary>What members of this node are told: the latest sample, or "quiet" while presence is not known.</summary>
public sealed class PresenceBoard(LiveConnections live)
{
    private readonly Lock gate = new();
    private volatile PresenceSample shown = PresenceSample.Quiet;

    /// <summary>The bucket of a room.</summary>
    public string Of(Guid roomId) => shown.Of(roomId);

    /// <summary>Mentors and moderators who chose to be shown as around, as of the latest tick.</summary>
    public IReadOnlyList<Guid> Around => shown.Around;

    /// <summary>Shows a sample. Those in a room hear of it only when its bucket changed.</summary>
    internal void Show(PresenceSample sample)
    {
        lock (gate)
        {
            var before = shown;
            shown = sample;
            foreach (var room in before.Rooms.Keys.Union(sample.Rooms.Keys).Where(room => before.Of(room) != sample.Of(room)))
                live.SendToChannel(room, new OutgoingPush(Pushes.Presence, new PresenceView(room, sample.Of(room))));
        }
    }
}
