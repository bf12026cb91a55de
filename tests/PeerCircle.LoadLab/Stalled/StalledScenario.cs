using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Stalled;

/// <summary>One of fifty readers stops reading while it says that it is alive: what that does to the others, and what becomes of it.</summary>
internal static class StalledScenario
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(15);

    private sealed record Run(RunFigures Others, StalledReader? Reader);

    public static async Task RunAsync(LabOptions options)
    {
        var report = new Report("stalled");
        var runs = new Dictionary<(ITarget Target, bool Stalled), List<Run>>();
        var targets = await TargetNames.PrepareAsync(options);
        try
        {
            for (var round = 1; round <= options.Rounds; round++)
                foreach (var target in targets)
                    foreach (var stalled in (bool[])[false, true])
                    {
                        var run = await RunAsync((IHubTarget)target, options, stalled);
                        if (!runs.TryAdd((target, stalled), [run])) runs[(target, stalled)].Add(run);
                        Console.Error.WriteLine($"round {round}, {target.Name}, {(stalled ? "stalled" : "unstalled")}: {run.Others}, cut after {run.Reader?.CutAfter} s");
                    }
        }
        finally
        {
            foreach (var target in targets) await target.DisposeAsync();
        }

        Write(report, options, targets, runs);
    }

    private static async Task<Run> RunAsync(IHubTarget target, LabOptions options, bool stalled)
    {
        await target.StartAsync();
        try
        {
            await using var crowd = await Crowd.GatherAsync(target, options, from: 1);
            using var over = new CancellationTokenSource();
            var reader = stalled ? new StalledReader(target, crowd) : null;
            var stalling = Task.CompletedTask;
            void Begin() => stalling = reader?.StallAsync(over.Token) ?? Task.CompletedTask;
            var figures = await crowd.RunAsync(target, options, options.Rates[0], options.Connections - 1, Begin, Drain);
            await over.CancelAsync();
            await stalling;
            return new Run(figures, reader);
        }
        finally
        {
            await target.StopAsync();
        }
    }

    private static void Write(Report report, LabOptions options, List<ITarget> targets, Dictionary<(ITarget Target, bool Stalled), List<Run>> runs)
    {
        var table = new Table("server", "p99 ms of the others, nobody stalled", "one stalled", "times", "delivered to the others", "cut after s", "KB for it until then", "back after ms");
        var chart = new Bars("stalled: what one reader who reads nothing does to the others", "p99 in milliseconds; median, min–max");
        foreach (var target in targets)
        {
            var (calm, stalled) = (runs[(target, false)], runs[(target, true)]);
            Spread Of(List<Run> of, Func<Run, double> figure) => Spread.Of(of.Select(figure));
            table.Add(
                target.Name, Of(calm, run => run.Others.P99).Text("0.0"), Of(stalled, run => run.Others.P99).Text("0.0"),
                Spread.Of(stalled.Zip(calm, (with, without) => with.Others.P99 / without.Others.P99)).Text("0.0"),
                $"{stalled.Sum(run => run.Others.Delivered) / (double)stalled.Sum(run => run.Others.Expected):0.00%}",
                stalled.TrueForAll(run => double.IsFinite(run.Reader!.CutAfter)) ? Of(stalled, run => run.Reader!.CutAfter).Text("0.00") : "not in the run",
                Of(stalled, run => run.Reader!.KilobytesUntilCut).Text("0"), Of(stalled, run => run.Reader!.BackMilliseconds).Text("0"));
            chart.Add(target.Name, "nobody stalled", Of(calm, run => run.Others.P99));
            chart.Add(target.Name, "one stalled", Of(stalled, run => run.Others.P99));
        }

        report.Write(
            $"One room of {options.Connections}, {options.Rates[0]:N0} deliveries/s, {LabOptions.TextLength} characters, {options.Seconds} s measured, {options.Rounds} runs each, interleaved; median (min–max). "
            + "The stalled one has a receive buffer of 16 KB and pings every second.",
            table, chart);
    }
}
