using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Realtime;

namespace PeerCircle.Server.Shifts;

/// <summary>Notes the signs of life of moderators who are connected here, and keeps the rooms in line with who is on shift.</summary>
public sealed partial class ShiftWatch(
    LiveConnections live, ShiftBook shifts, IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, TimeProvider time, ILogger<ShiftWatch> log)
    : BackgroundService
{
    internal static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, bool> seen = new();

    /// <summary>Notes a request of someone who may be on shift; costs nothing.</summary>
    public void Note(Caller caller)
    {
        if (ShiftBook.MayGoOn(caller)) seen[caller.MemberId] = true;
    }

    /// <summary>Writes down the signs of life, then looks at the rooms.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        foreach (var connection in live.All) Note(connection.Caller);
        var members = seen.Keys.ToList();
        foreach (var member in members) seen.TryRemove(member, out _);
        if (members.Count > 0) await shifts.BeatAsync(members, ct);
        await KeepRoomsAsync(ct);
    }

    /// <summary>Changes the rooms that are not as the shifts say. Call it when someone came or went.</summary>
    public async Task KeepRoomsAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var staffing = await Staffing.ReadAsync(db, time.GetUtcNow(), ct);
        var rooms = await db.Rooms.AsNoTracking().Include(r => r.Channel).ToListAsync(ct);
        var due = rooms.Where(r => CoverRoom.Wanted(r.Channel, r.AutomaticCover, staffing) != (r.Channel.Staffed, r.Channel.Mode, r.Channel.ModeAfterCover));
        await Task.WhenAll(due.Select(r => writer.CommitAsync(new CoverRoom(r.Id, time))));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
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

    [LoggerMessage(LogLevel.Warning, "Shifts could not be looked at; tried again in half a minute.")]
    private partial void LogFailed(Exception error);
}
