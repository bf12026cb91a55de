using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>Begins and ends sessions. Ending one takes effect on this node at once and on the others within two seconds.</summary>
public sealed class Sessions(IDbContextFactory<PeerCircleDb> databases, SessionCache cache, RevocationBell bell, TimeProvider time)
{
    /// <summary>How long a browser stays signed in.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>The claim that names the session row; the cookie holds nothing else.</summary>
    public const string Claim = "sid";

    /// <summary>The authentication scheme.</summary>
    public const string Scheme = "peercircle";

    /// <summary>Begins a session.</summary>
    public async Task<Session> StartAsync(Guid memberId, string device, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var session = new Session { MemberId = memberId, StartedAt = now, ExpiresAt = now + Life, Device = device };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(ct);
        return session;
    }

    /// <summary>Ends one session and everything it holds open.</summary>
    public Task EndAsync(Guid sessionId, string reason, CancellationToken ct) =>
        EndAsync(db => db.Sessions.Where(s => s.Id == sessionId), sessionId, null, reason, ct);

    /// <summary>Ends all sessions of a member, except one they may want to keep.</summary>
    public Task EndAllAsync(Guid memberId, Guid? except, string reason, CancellationToken ct) =>
        EndAsync(db => db.Sessions.Where(s => s.MemberId == memberId && s.Id != except), null, memberId, reason, ct);

    /// <summary>The same inside a caller's transaction, which saves and then calls <see cref="ForgetAll"/>.</summary>
    internal async Task EndAllAsync(PeerCircleDb db, Guid memberId, Guid? except, string reason, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        await db.Sessions.Where(s => s.MemberId == memberId && s.Id != except && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        db.Revocations.Add(new Revocation { MemberId = memberId, Reason = reason, At = now });
    }

    /// <summary>Asks the rows again about a member, from now on, on this node.</summary>
    internal void ForgetAll(Guid memberId)
    {
        cache.ForgetMember(memberId);
        bell.Ring();
    }

    /// <summary>Locks a session (quick exit): it shows nothing until its person signs in again.</summary>
    public async Task LockAsync(Guid sessionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        await db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.LockedAt, now), ct);
        await RevokeAsync(db, sessionId, null, "exit", ct);
    }

    /// <summary>The principal a cookie is made of.</summary>
    public static ClaimsPrincipal Principal(Session session) =>
        new(new ClaimsIdentity([new Claim(Claim, session.Id.ToString())], Scheme));

    private async Task EndAsync(Func<PeerCircleDb, IQueryable<Session>> which, Guid? session, Guid? member, string reason, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        await which(db).Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        await RevokeAsync(db, session, member, reason, ct);
    }

    private async Task RevokeAsync(PeerCircleDb db, Guid? session, Guid? member, string reason, CancellationToken ct)
    {
        db.Revocations.Add(new Revocation { SessionId = session, MemberId = member, Reason = reason, At = time.GetUtcNow() });
        await db.SaveChangesAsync(ct);
        if (session is { } one) cache.Forget(one);
        if (member is { } all) cache.ForgetMember(all);
        bell.Ring();
    }
}
