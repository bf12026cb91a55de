using Microsoft.AspNetCore.SignalR;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Realtime;

/// <summary>Notes each connection as it opens and closes. SignalR offers no other place to get hold of it.</summary>
internal sealed class TrackedLifetime(LiveConnections live, ILogger<DefaultHubLifetimeManager<CircleHub>> log)
    : DefaultHubLifetimeManager<CircleHub>(log)
{
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        if (connection.GetHttpContext()?.FindCaller() is { } caller) live.Add(new LiveConnection(connection, caller));
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        live.Remove(connection.ConnectionId);
        return base.OnDisconnectedAsync(connection);
    }
}
