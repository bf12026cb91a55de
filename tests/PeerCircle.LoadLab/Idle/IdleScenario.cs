using System.Diagnostics;
using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Idle;

/// <summary>What a server takes before anyone is there, and what each takes who is there and says nothing.</summary>
internal static class IdleScenario
{
    // The first connections also pay for what is made once: what each costs is the slope from these to all.
    private const int First = 4;

    private sealed record Figures(double StartSeconds, double BaseMegabytes, double KilobytesEach, double CpuPercent);

    public static async Task RunAsync(LabOptions options)
    {
        var report = new Report("idle");
        var table = new Table("server", "start to ready, s", "memory before anyone is there, MB", "KB per idle connection", "CPU % with all idle", "does without");
        var chart = new Bars("idle: memory of a connection that says nothing", "KB; median, min–max");
        var targets = await TargetNames.PrepareAsync(options);
        report.Show(targets);
        var runs = targets.ToDictionary(target => target, _ => new List<Figures>());
        try
        {
            for (var round = 1; round <= options.Rounds; round++)
                foreach (var target in targets)
                {
                    runs[target].Add(await MeasureAsync(target, options));
                    Console.Error.WriteLine($"round {round}, {target.Name}: {runs[target][^1]}");
                }
        }
        finally
        {
            foreach (var target in targets) await target.DisposeAsync();
        }

        foreach (var target in targets)
        {
            Spread Of(Func<Figures, double> figure) => Spread.Of(runs[target].Select(figure));
            table.Add(
                target.Name, Of(run => run.StartSeconds).Text("0.0"), Of(run => run.BaseMegabytes).Text("0"), Of(run => run.KilobytesEach).Text("0.0"),
                Of(run => run.CpuPercent).Text("0.0"), target.Without);
            chart.Add("KB per idle connection", target.Name, Of(run => run.KilobytesEach));
        }

        var server = Environment.GetEnvironmentVariable("PEERCIRCLE_SERVER") is { Length: > 0 } ? "published" : "built, not published (PEERCIRCLE_SERVER names a published one)";
        report.Write(
            $"{options.Connections:N0} connections in {options.Rooms} rooms, idle for {options.Seconds} s; memory is what is resident; each connection costs the slope from the first {options.Connections / First:N0} to all. "
            + $"{options.Rounds} starts each, interleaved; median (min–max). PeerCircle as {server}, on data that was there.",
            table, chart);
    }

    private static async Task<Figures> MeasureAsync(ITarget target, LabOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        await target.StartAsync();
        var start = Stopwatch.GetElapsedTime(began).TotalSeconds;
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            var before = ProcessCpu.ResidentKilobytes(target.Processes);
            await using var crowd = await Crowd.GatherAsync(target, options with { Connections = options.Connections / First });
            await Task.Delay(TimeSpan.FromSeconds(options.Warmup));
            var some = ProcessCpu.ResidentKilobytes(target.Processes);
            await crowd.GrowAsync(target, options.Connections / First, options.Connections);
            await Task.Delay(TimeSpan.FromSeconds(options.Warmup));
            var cpu = target.Cpu().Server;
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
            var all = ProcessCpu.ResidentKilobytes(target.Processes);
            if (crowd.Alive < options.Connections) throw new InvalidOperationException($"{target.Name}: only {crowd.Alive} of {options.Connections} are still there.");
            return new Figures(
                start, before / 1024.0, (all - some) / (double)(options.Connections - (options.Connections / First)), (target.Cpu().Server - cpu) * 100 / options.Seconds);
        }
        finally
        {
            await target.StopAsync();
        }
    }
}
