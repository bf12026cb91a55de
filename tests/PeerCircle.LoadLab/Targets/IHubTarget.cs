using PeerCircle.LoadLab.Lines;

namespace PeerCircle.LoadLab.Targets;

/// <summary>A target that speaks SignalR.</summary>
internal interface IHubTarget : ITarget
{
    /// <param name="connection">The nth member.</param>
    /// <param name="receiveBuffer">Bytes the kernel may keep for a member that doesn't read.</param>
    Task<HubLine> EnterAsync(int connection, int receiveBuffer);
}
