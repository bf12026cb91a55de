using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>Who may join.</summary>
public enum Door
{
    Closed,

    /// <summary>Whoever has an invite.</summary>
    Invited,

    Open,
}

/// <summary>Whether new people may join: never before the set-up is finished, so that nobody comes to a place without anyone in charge.</summary>
public sealed class Registration(SetupState setup, IOptions<CircleOptions> circle)
{
    public async ValueTask<Door> DoorAsync(CancellationToken ct) => circle.Value.Registration switch
    {
        "open" when await setup.IsFinishedAsync(ct) => Door.Open,
        "invite" when await setup.IsFinishedAsync(ct) => Door.Invited,
        _ => Door.Closed,
    };
}
