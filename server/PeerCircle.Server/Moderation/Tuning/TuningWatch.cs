using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>When the screener's settings are others, builds a screener beside the one in force and swaps them.</summary>
public sealed partial class TuningWatch(
    ScreenerInForce inForce, IDbContextFactory<PeerCircleDb> databases, TuningBell bell, TimeProvider time, ILogger<TuningWatch> log)
    : SettingsWatch(databases, bell, time)
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    protected override async Task FollowAsync(PeerCircleDb db, CancellationToken ct)
    {
        var version = await TuningSettings.VersionAsync(db, ct);
        if (version == inForce.All.Version && inForce.Failed is null) return;
        if (inForce.Failed is { } failed && failed.Version == version && Clock.GetUtcNow() - failed.At < TryAgain) return;
        var settings = await TuningSettings.ReadAsync(db, ct);
        try
        {
            inForce.Take(settings.Build(inForce.All, Clock.GetUtcNow()));
            LogTaken(settings.Version);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            inForce.Keep(new FailedTuning(settings.Version, Clock.GetUtcNow()));
            LogKept(error, settings.Version);
        }
    }

    protected override void NotRead(Exception error) => LogNotRead(error);

    [LoggerMessage(LogLevel.Information, "The screener follows version {Version} of its settings.")]
    private partial void LogTaken(long version);

    [LoggerMessage(LogLevel.Error, "Version {Version} of the screener's settings can't be built; what was in force still is.")]
    private partial void LogKept(Exception error, long version);

    [LoggerMessage(LogLevel.Warning, "The screener's settings could not be read; tried again in a second.")]
    private partial void LogNotRead(Exception error);
}
