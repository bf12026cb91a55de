namespace PeerCircle.Server.Library;

/// <summary>The directory this node answers with right now: what ships until the circle's own entries were read.</summary>
public sealed class HelplinesInForce
{
    private volatile KnownHelplines all = new(0, Helplines.Shipped);

    /// <summary>The directory. Ask for it anew for every card.</summary>
    public HelplineSet Now => all.Set;

    /// <summary>The version it was read at.</summary>
    internal long Version => all.Version;

    internal void Take(long version, HelplineSet set) => all = new KnownHelplines(version, set);

    private sealed record KnownHelplines(long Version, HelplineSet Set);
}
