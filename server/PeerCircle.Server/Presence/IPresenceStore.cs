namespace PeerCircle.Server.Presence;

/// <summary>Where the nodes keep who is there: in memory for one node, in Redis for several.</summary>
public interface IPresenceStore
{
    /// <summary>
    /// Says what this node holds, instead of whatever it said before, and renews its lease. A node that stops saying so holds
    /// nothing any more when the lease ends. One round trip, however many people.
    /// </summary>
    Task HoldAsync(NodePresence mine);

    /// <summary>Takes back what this node holds, at once.</summary>
    Task ReleaseAsync();

    /// <summary>Who is there on all living nodes together.</summary>
    Task<NodePresence> EveryoneAsync();

    /// <summary>Offers a sample for its tick. The first one offered is everyone's: that one is returned.</summary>
    Task<PresenceSample> ShareAsync(PresenceSample offered);

    /// <summary>The sample of a tick, or null when none was offered.</summary>
    Task<PresenceSample?> FindAsync(long tick);
}

/// <summary>The store does not answer; presence is not known.</summary>
public sealed class PresenceUnknownException(Exception? inner = null) : Exception("Presence is not known: Redis does not answer.", inner);
