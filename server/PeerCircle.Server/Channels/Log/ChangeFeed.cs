namespace PeerCircle.Server.Channels.Log;

/// <summary>Where committed changes come out, in commit order. A listener must not wait: it stands behind every commit.</summary>
public sealed class ChangeFeed
{
    private volatile Action<IReadOnlyList<ChannelChange>>[] listeners = [];

    /// <summary>Adds a listener for the life of the process.</summary>
    public void Listen(Action<IReadOnlyList<ChannelChange>> listener) => listeners = [.. listeners, listener];

    internal void Publish(IReadOnlyList<ChannelChange> changes)
    {
        if (changes.Count == 0) return;
        foreach (var listener in listeners) listener(changes);
    }
}
