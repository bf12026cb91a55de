using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>A browser that is signed in.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="Device">The kind of browser in plain words; empty when it did not say.</param>
/// <param name="StartedAt">When it signed in (UTC).</param>
/// <param name="Current">True for the one that asks.</param>
public sealed record SessionView(Guid Id, string Device, DateTimeOffset StartedAt, bool Current);

/// <summary>A person's own sessions: seen, and ended one by one or all but this.</summary>
public sealed class SessionList(IDbContextFactory<PeerCircleDb> databases, Sessions sessions, TimeProvider time)
{
    /// <summary>The caller's sessions, newest first.</summary>
    public async Task<IReadOnlyList<SessionView>> ReadAsync(Caller caller, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Mine(db, caller).OrderByDescending(s => s.StartedAt)
            .Select(s => new SessionView(s.Id, s.Device, s.StartedAt, s.Id == caller.SessionId)).ToListAsync(ct);
    }

    /// <summary>Ends one of the caller's sessions; false when they have none of that id.</summary>
    public async Task<bool> EndAsync(Caller caller, Guid sessionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!await Mine(db, caller).AnyAsync(s => s.Id == sessionId, ct)) return false;
        await sessions.EndAsync(sessionId, "signed-out", CancellationToken.None);
        return true;
    }

    /// <summary>Ends all of the caller's sessions but this one.</summary>
    public Task EndOthersAsync(Caller caller) => sessions.EndAllAsync(caller.MemberId, caller.SessionId, "signed-out", CancellationToken.None);

    private IQueryable<Session> Mine(PeerCircleDb db, Caller caller)
    {
        var now = time.GetUtcNow();
        return db.Sessions.AsNoTracking().Where(s => s.MemberId == caller.MemberId && s.EndedAt == null && s.ExpiresAt > now);
    }
}
