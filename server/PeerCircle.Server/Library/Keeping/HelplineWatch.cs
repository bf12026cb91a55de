using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Library;

/// <summary>When staff changed the helplines, cards of this node show the new ones, and members may write their numbers.</summary>
public sealed partial class HelplineWatch(
    HelplinesInForce inForce, ScreenerInForce screener, IDbContextFactory<PeerCircleDb> databases, TuningBell bell, TimeProvider time, ILogger<HelplineWatch> log)
    : SettingsWatch(databases, bell, time)
{
    protected override async Task FollowAsync(PeerCircleDb db, CancellationToken ct)
    {
        // The version first: what changes while the rest is read is read again.
        var version = await db.HelplineHeads.Select(h => h.Version).SingleAsync(ct);
        if (version == inForce.Version) return;
        var shown = HelplineState.Shown(await db.Helplines.AsNoTracking().ToListAsync(ct));
        screener.Know(shown.Numbers);
        inForce.Take(version, shown);
        LogTaken(version);
    }

    protected override void NotRead(Exception error) => LogNotRead(error);

    [LoggerMessage(LogLevel.Information, "Cards follow version {Version} of the helplines.")]
    private partial void LogTaken(long version);

    [LoggerMessage(LogLevel.Warning, "The helplines could not be read; those in force stay, and it is tried again in a second.")]
    private partial void LogNotRead(Exception error);
}
