using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>Whether new people may join: never before the set-up is finished, so that nobody comes to a place without anyone in charge.</summary>
public sealed class Registration(SetupState setup, IOptions<CircleOptions> circle)
{
    public async ValueTask<bool> IsOpenAsync(CancellationToken ct) =>
        string.Equals(circle.Value.Registration, "open", StringComparison.Ordinal) && await setup.IsFinishedAsync(ct);
}
