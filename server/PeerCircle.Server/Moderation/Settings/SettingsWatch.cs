using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Looks each second whether settings have another version, and takes them over. It needs nothing but the database; a bell, rung here or
/// by another node, makes it look sooner.
/// </summary>
public abstract class SettingsWatch(IDbContextFactory<PeerCircleDb> databases, TuningBell bell, TimeProvider time) : BackgroundService
{
    private readonly Channel<bool> due =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>The service's clock.</summary>
    protected TimeProvider Clock { get; } = time;

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
        await FollowAsync(db, ct);
    }

    /// <summary>Compares the version, and takes over what changed.</summary>
    protected abstract Task FollowAsync(PeerCircleDb db, CancellationToken ct);

    /// <summary>They could not be read; it is tried again in a second.</summary>
    protected abstract void NotRead(Exception error);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bell.Listen(LookNow);
        await using var second = Clock.CreateTimer(_ => LookNow(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
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
            NotRead(error);
        }
    }
}
