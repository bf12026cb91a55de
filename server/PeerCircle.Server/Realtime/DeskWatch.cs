using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Tells the desks that are open on this node about changed cases: at once what changed here or, as other nodes tell over Redis,
/// there; within two seconds without Redis. What is told is read from the database. Each connection hears only of cases its person may see.
/// </summary>
public sealed partial class DeskWatch(
    LiveConnections live, CaseDesk desk, CaseFeed feed, IDbContextFactory<PeerCircleDb> databases, TimeProvider time, ILogger<DeskWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Clocks of nodes differ a little, and a change is stored a moment after its time was taken.
    private static readonly TimeSpan LookBack = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, long>> told = new(StringComparer.Ordinal);
    private readonly Knock changed = new(time);

    /// <summary>Notes that a connection shows the desk from now on.</summary>
    internal void Enter(string connectionId) => told.TryAdd(connectionId, new());

    /// <summary>Tells every open desk what changed lately and was not told yet.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var gone in told.Keys.Where(id => live.Find(id) is null)) told.TryRemove(gone, out _);
        if (told.IsEmpty) return;
        await using var db = await databases.CreateDbContextAsync(ct);
        var since = time.GetUtcNow() - LookBack;
        var lately = await db.Cases.AsNoTracking().Where(c => c.ChangedAt > since).Select(c => new { c.Id, c.Version }).ToListAsync(ct);
        foreach (var (connectionId, known) in told)
            foreach (var one in lately.Where(c => known.GetValueOrDefault(c.Id) < c.Version))
                await TellAsync(connectionId, known, one.Id, ct);
    }

    private async Task TellAsync(string connectionId, ConcurrentDictionary<Guid, long> known, Guid caseId, CancellationToken ct)
    {
        if (live.Find(connectionId) is not { } connection || await desk.FindAsync(connection.Caller, caseId, ct) is not { } view) return;
        known[caseId] = view.Version;
        connection.Send(new OutgoingPush(Pushes.CaseChanged, view));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Listen(_ => LookNow());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await changed.WaitAsync(Interval, stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
        }
    }

    /// <summary>Looks as soon as it can; returns at once.</summary>
    internal void LookNow() => changed.Now();

    public override void Dispose()
    {
        changed.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Warning, "The desks could not be told of changed cases; tried again in two seconds.")]
    private partial void LogFailed(Exception error);
}
