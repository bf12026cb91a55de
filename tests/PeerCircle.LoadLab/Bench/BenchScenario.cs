using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;

namespace PeerCircle.LoadLab.Bench;

/// <summary>What is on the path of a message, piece by piece.</summary>
internal static class BenchScenario
{
    private static readonly Dictionary<string, Type> Pieces = new(StringComparer.Ordinal)
    {
        ["screening"] = typeof(ScreeningBench),
        ["render"] = typeof(RenderBench),
        ["serialise"] = typeof(SerialiseBench),
        ["commit"] = typeof(CommitBench),
    };

    /// <summary>What can be named as a target.</summary>
    public static string[] Names => [.. Pieces.Keys];

    public static Task RunAsync(LabOptions options)
    {
        var report = new Report("bench");
        var table = new Table("piece", "with", "mean µs", "error ± µs", "allocated bytes");
        var chart = new Bars("bench: the pieces of a message's path", "microseconds; mean, with its error");
        foreach (var summary in BenchmarkRunner.Run([.. options.Targets.Select(name => Pieces[name])], Settings(options, report.Folder)))
            foreach (var one in summary.Reports)
                Add(table, chart, one);
        report.Write("BenchmarkDotNet, in the lab's own process on one core; its own reports lie beside this.", table, chart);
        return Task.CompletedTask;
    }

    // In this process: a project of its own, built anew for each, would not find the repository's settings.
    private static ManualConfig Settings(LabOptions options, string folder)
    {
        var job = options.Rounds > 1 ? Job.MediumRun.WithLaunchCount(1) : Job.ShortRun;
        return ManualConfig.CreateEmpty()
            .AddJob(job.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new StreamLogger(Path.Combine(folder, "bench.log")))
            .WithArtifactsPath(folder)
            .WithOptions(ConfigOptions.DisableOptimizationsValidator);
    }

    private static void Add(Table table, Bars chart, BenchmarkReport one)
    {
        var piece = $"{one.BenchmarkCase.Descriptor.Type.Name.Replace("Bench", "")}.{one.BenchmarkCase.Descriptor.WorkloadMethod.Name}";
        var with = one.BenchmarkCase.Parameters.PrintInfo.Replace("&", ", ");
        if (one.ResultStatistics is not { } statistics)
        {
            table.Add(piece, with, "failed", "", "");
            chart.Add(piece, with, null);
            return;
        }

        var (mean, error) = (statistics.Mean / 1_000, statistics.ConfidenceInterval.Margin / 1_000);
        var bytes = one.GcStats.GetBytesAllocatedPerOperation(one.BenchmarkCase);
        table.Add(piece, with, mean.ToString("0.00"), error.ToString("0.00"), bytes?.ToString("0") ?? "");
        chart.Add(piece, with, new Spread(mean, Math.Max(0, mean - error), mean + error));
    }
}
