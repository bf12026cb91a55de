namespace PeerCircle.Server.Members;

/// <summary>Rings when a revocation was committed here, so that nobody has to wait for the next look at the table.</summary>
public sealed class RevocationBell
{
    private volatile Action[] listeners = [];

    /// <summary>Adds a listener for the life of the process; it must not wait.</summary>
    public void Listen(Action listener) => listeners = [.. listeners, listener];

    /// <summary>Rings. Call it after the transaction that holds the revocation was committed.</summary>
    public void Ring()
    {
        foreach (var listener in listeners) listener();
    }
}
