using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Realtime;

/// <summary>Asks the session row before every hub call: a connection outlives no session.</summary>
internal sealed class SessionFilter(SessionCache sessions, LiveConnections live) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = live.Find(call.Context.ConnectionId);
        if (connection is null || await sessions.FindAsync(connection.Caller.SessionId) is not { Locked: false, Suspended: false } caller)
        {
            if (connection is not null) _ = connection.CloseAsync("signed-out");
            else call.Context.Abort();
            return null;
        }
        call.Context.Items[typeof(Caller)] = caller;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(caller.Language);
        return await next(call);
    }
}
