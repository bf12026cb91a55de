using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Members;

/// <summary>
/// Answers "is this session still good, and whose is it" for every request and hub call. An answer is at most a second old,
/// so that a revoked session is refused everywhere within that second without a query per call.
/// </summary>
public sealed class SessionCache(IDbContextFactory<PeerCircleDb> databases, Patience patience, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private const int Roomy = 20_000;

    private readonly ConcurrentDictionary<Guid, Entry> entries = new();

    // Compiled once per database: asked for nearly every message of a quiet room, it cost a tenth of all that a message costs.
    private readonly Func<PeerCircleDb, Guid, DateTimeOffset, CancellationToken, Task<Caller?>> find = EF.CompileAsyncQuery(
        (PeerCircleDb db, Guid sessionId, DateTimeOffset now, CancellationToken ct) => db.Sessions
            .Where(s => s.Id == sessionId && s.EndedAt == null && s.ExpiresAt > now)
            .Join(db.Users, s => s.MemberId, m => m.Id, (s, m) => new Caller(
                m.Id, s.Id, m.UserName!, m.Roles, m.AgeBand, m.Language, m.Region, s.LockedAt != null,
                db.Sanctions.Any(b => b.MemberId == m.Id && b.Kind == SanctionKind.Ban && (b.Until == null || b.Until > now))))
            .SingleOrDefault());

    /// <summary>The caller behind a session, or null when it ended, expired, or never was.</summary>
    /// <exception cref="TimeoutException">The database does not answer.</exception>
    public async ValueTask<Caller?> FindAsync(Guid sessionId, CancellationToken ct = default)
    {
        var now = time.GetTimestamp();
        if (entries.TryGetValue(sessionId, out var known) && time.GetElapsedTime(known.At, now) < Fresh) return known.Caller;
        var caller = await ReadAsync(sessionId, ct).WaitAsync(patience.Session, TimeProvider.System, ct);
        if (entries.Count > Roomy) entries.Clear();
        entries[sessionId] = new Entry(caller, now);
        return caller;
    }

    /// <summary>Forgets a session at once, on this node.</summary>
    public void Forget(Guid sessionId) => entries.TryRemove(sessionId, out _);

    /// <summary>Forgets every session of a member at once, on this node.</summary>
    public void ForgetMember(Guid memberId)
    {
        foreach (var (id, entry) in entries)
            if (entry.Caller?.MemberId == memberId) Forget(id);
    }

    private async Task<Caller?> ReadAsync(Guid sessionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await find(db, sessionId, time.GetUtcNow(), ct);
    }

    private readonly record struct Entry(Caller? Caller, long At);
}
