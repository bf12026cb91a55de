using Microsoft.AspNetCore.Authentication;

namespace PeerCircle.Server.Members;

/// <summary>Gives and takes the session cookie.</summary>
public sealed class Entrance(Sessions sessions, KnownDevices devices)
{
    /// <summary>Lets a person in with a fresh session. The one this browser had before, locked or not, ends: a planted cookie is worth nothing.</summary>
    public async Task AdmitAsync(HttpContext http, Session session)
    {
        if (SessionOf(http) is { } before) await sessions.EndAsync(before, "signed-in-anew", CancellationToken.None);
        await http.SignInAsync(Sessions.Scheme, Sessions.Principal(session));
        devices.Remember(http, session.MemberId);
    }

    /// <summary>Signs this browser out.</summary>
    public async Task LeaveAsync(HttpContext http)
    {
        if (SessionOf(http) is { } session) await sessions.EndAsync(session, "signed-out", CancellationToken.None);
        await http.SignOutAsync(Sessions.Scheme);
    }

    /// <summary>Locks this browser's session. The cookie stays: it is what leads every page to the neutral one.</summary>
    public async Task LockAsync(HttpContext http)
    {
        if (SessionOf(http) is { } session) await sessions.LockAsync(session, CancellationToken.None);
    }

    private static Guid? SessionOf(HttpContext http) => (http.Items[typeof(Caller)] as Caller)?.SessionId;
}
