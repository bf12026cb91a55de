using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Data;

/// <summary>
/// How long a person is kept waiting for a database that does not answer, before they are told that it is busy and that their text is kept:
/// somebody who waits in the dark gives up writing.
/// </summary>
public sealed class Patience(IOptions<CircleOptions> options)
{
    /// <summary>For a whole call.</summary>
    public TimeSpan Call { get; } = TimeSpan.FromSeconds(options.Value.BusyAfterSeconds);

    /// <summary>For the commit in it.</summary>
    public TimeSpan Commit => Call * 0.8;

    /// <summary>For who is calling, with which everything begins.</summary>
    public TimeSpan Session => Call * 0.5;
}
