namespace PeerCircle.Server.Moderation;

/// <summary>Rings when a change to settings that all nodes follow was committed here, so that no node has to wait for its next look.</summary>
public sealed class TuningBell
{
    private volatile Action[] listeners = [];

    /// <summary>Adds a listener for the life of the process; it must not wait.</summary>
    public void Listen(Action listener) => listeners = [.. listeners, listener];

    /// <summary>Rings. Call it after the commit.</summary>
    public void Ring()
    {
        foreach (var listener in listeners) listener();
    }
}
