using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Reads the revocations each second and closes what they name on this node. It needs nothing but the database, so that a ban
/// holds everywhere within two seconds even when everything else is down. A bell, rung here or by another node, makes it look sooner.
/// </summary>
public sealed partial class RevocationWatch(
    LiveConnections live,
    SessionCache sessions,
    IDbContextFactory<PeerCircleDb> databases,
    RevocationBell bell,
    TimeProvider time,
    ILogger<RevocationWatch> log) : BackgroundService
{
    private readonly Channel<bool> due =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private long last = -1;

    /// <summary>Closes what was revoked since the last look.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (last < 0)
        {
            last = await db.Revocations.MaxAsync(r => (long?)r.Id, ct) ?? 0;
            return;
        }
        // A lower id can be committed after a higher one: a few seconds are read again, and closing twice harms nobody.
        var since = time.GetUtcNow().AddSeconds(-5);
        var named = await db.Revocations.AsNoTracking().Where(r => r.Id > last || r.At > since).OrderBy(r => r.Id).ToListAsync(ct);
        foreach (var one in named)
        {
            if (one.SessionId is { } session) sessions.Forget(session);
            if (one.MemberId is { } member) sessions.ForgetMember(member);
            await CloseStaleAsync(one, ct);
            last = Math.Max(last, one.Id);
        }
    }

    /// <summary>Looks as soon as it can; returns at once.</summary>
    internal void LookNow() => due.Writer.TryWrite(true);

    // Asked again of the row: a person who signed in anew after a revocation of all their sessions stays.
    private async Task CloseStaleAsync(Revocation one, CancellationToken ct)
    {
        foreach (var connection in live.All.Where(c => c.Caller.SessionId == one.SessionId || c.Caller.MemberId == one.MemberId))
            // Not awaited: a stalled reader takes a second to be cut, and others wait behind it.
            if (await sessions.FindAsync(connection.Caller.SessionId, ct) is null or { Locked: true } or { Suspended: true }) _ = connection.CloseAsync(one.Reason);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Listen(LookNow);
        LookNow();
        await using var second = time.CreateTimer(_ => LookNow(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        await foreach (var _ in due.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Revocations could not be read; tried again in a second.")]
    private partial void LogFailed(Exception error);
}
