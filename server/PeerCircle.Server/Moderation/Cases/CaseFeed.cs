namespace PeerCircle.Server.Moderation;

/// <summary>Where the ids of changed cases come out after their commit, on this node. A listener must not wait.</summary>
public sealed class CaseFeed
{
    private volatile Action<IReadOnlyCollection<Guid>>[] listeners = [];

    /// <summary>Adds a listener for the life of the process.</summary>
    public void Listen(Action<IReadOnlyCollection<Guid>> listener) => listeners = [.. listeners, listener];

    internal void Publish(IReadOnlyCollection<Guid> caseIds)
    {
        if (caseIds.Count == 0) return;
        foreach (var listener in listeners) listener(caseIds);
    }
}
