using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Looks at the version of the screener's settings each second and, when it is another, builds a screener beside the one in force and
/// swaps them. It needs nothing but the database; a bell, rung here or by another node, makes it look sooner.
/// </summary>
public sealed partial class TuningWatch(
    ScreenerInForce inForce, IDbContextFactory<PeerCircleDb> databases, TuningBell bell, TimeProvider time, ILogger<TuningWatch> log) : BackgroundService
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> due =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>The first look comes before the first text.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Looks as soon as it can; returns at once.</summary>
    internal void LookNow() => due.Writer.TryWrite(true);

    /// <summary>Takes the settings over when they changed.</summary>
    internal async Task RunOnceAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var version = await TuningSettings.VersionAsync(db, ct);
        if (version == inForce.All.Version && inForce.Failed is null) return;
        if (inForce.Failed is { } failed && failed.Version == version && time.GetUtcNow() - failed.At < TryAgain) return;
        var settings = await TuningSettings.ReadAsync(db, ct);
        try
        {
            inForce.Take(settings.Build(inForce.All, time.GetUtcNow()));
            LogTaken(settings.Version);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            inForce.Keep(new FailedTuning(settings.Version, time.GetUtcNow()));
            LogKept(error, settings.Version);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Listen(LookNow);
        await using var second = time.CreateTimer(_ => LookNow(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        await foreach (var _ in due.Reader.ReadAllAsync(stoppingToken)) await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await RunOnceAsync(ct);
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            LogNotRead(error);
        }
    }

    [LoggerMessage(LogLevel.Information, "The screener follows version {Version} of its settings.")]
    private partial void LogTaken(long version);

    [LoggerMessage(LogLevel.Error, "Version {Version} of the screener's settings can't be built; what was in force still is.")]
    private partial void LogKept(Exception error, long version);

    [LoggerMessage(LogLevel.Warning, "The screener's settings could not be read; tried again in a second.")]
    private partial void LogNotRead(Exception error);
}
