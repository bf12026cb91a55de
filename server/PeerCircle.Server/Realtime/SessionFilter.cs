using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Stands before every hub call. It asks the session row (a connection outlives no session), and answers "busy" within two seconds
/// when the database does not: a person who waits for nothing in the dark gives up writing.
/// </summary>
internal sealed class SessionFilter(SessionCache sessions, LiveConnections live, Problems problems, Patience patience, Draining draining) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        using var answering = draining.Answering();
        if (draining.Closed) return Busy();
        try
        {
            return await AnswerAsync(call, next).WaitAsync(patience.Call, TimeProvider.System);
        }
        catch (Exception error) when (error is LogBusyException || Outage.Concerns(error))
        {
            return Busy();
        }
    }

    private ProblemAnswer Busy() => new(problems.View(Slug.Busy, retryAfterSeconds: 2));

    private async Task<object?> AnswerAsync(HubInvocationContext call, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var connection = live.Find(call.Context.ConnectionId);
        if (connection is null || await sessions.FindAsync(connection.Caller.SessionId) is not { Locked: false, Suspended: false } caller)
        {
            if (connection is not null) _ = connection.CloseAsync("signed-out");
            else call.Context.Abort();
            return null;
        }
        call.Context.Items[typeof(Caller)] = caller;
        // Most speak the circle's own language: setting it anew would copy the execution context of every call.
        if (CultureInfo.CurrentUICulture.Name != caller.Language) CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(caller.Language);
        return await next(call);
    }
}
