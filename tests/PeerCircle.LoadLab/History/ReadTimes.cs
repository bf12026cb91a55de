using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.Server;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.LoadLab.History;

/// <summary>How long the service's own reads take on a database, called where they are called by the wire.</summary>
internal sealed record ReadTimes(Latencies Latest, Latencies Page, Latencies CatchUp)
{
    private const int PageSize = 50;
    private const int Warmup = 200;

    public static async Task<ReadTimes> MeasureAsync(IReadOnlyDictionary<string, string?> settings, IReadOnlyList<Guid> channels, int reads)
    {
        string[] args = [.. settings.Select(setting => $"--{setting.Key.Replace("__", ":")}={setting.Value}")];
        await using var app = CircleApp.Build(args, builder => builder.Logging.ClearProviders());
        var history = app.Services.GetRequiredService<ChannelHistory>();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<PeerCircleDb>>().CreateDbContextAsync();
        var reader = await db.Users.FirstAsync(member => member.UserName!.StartsWith("load "));
        var caller = new Caller(reader.Id, Guid.CreateVersion7(), reader.Nickname, reader.Roles, reader.AgeBand, reader.Language, reader.Region, Locked: false);
        var versions = await db.Channels.Where(channel => channels.Contains(channel.Id)).ToDictionaryAsync(channel => channel.Id, channel => channel.Version);
        var times = new ReadTimes(new(), new(), new());
        // The seed makes a run read the same places again.
        var random = new Random(20_261);
        for (var i = -Warmup; i < reads; i++)
        {
            var channel = channels[random.Next(channels.Count)];
            var head = versions[channel];
            await TimeAsync(i < 0 ? null : times.Latest, () => history.LatestAsync(caller, channel, PageSize, CancellationToken.None));
            var before = random.NextInt64(Math.Min(PageSize, head), head) + 1;
            await TimeAsync(i < 0 ? null : times.Page, () => history.BeforeAsync(caller, channel, before, PageSize, CancellationToken.None));
            await TimeAsync(i < 0 ? null : times.CatchUp, () => history.SinceAsync(caller, channel, head - PageSize, PageSize, CancellationToken.None));
        }

        return times;
    }

    private static async Task TimeAsync(Latencies? into, Func<Task<Contracts.ChangeSet?>> read)
    {
        var began = Stopwatch.GetTimestamp();
        var set = await read();
        into?.Add(Stopwatch.GetElapsedTime(began));
        if (set is not { Messages.Count: > 0 }) throw new InvalidOperationException("A read found nothing.");
    }
}
