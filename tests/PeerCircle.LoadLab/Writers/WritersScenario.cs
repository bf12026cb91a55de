using System.Diagnostics;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Writers;

/// <summary>Grouped commits against a commit for each message, with one writer and with sixty-four, on both databases.</summary>
internal static class WritersScenario
{
    private static readonly int[] WriterCounts = [1, 64];

    private sealed record Rate(double PerSecond, double P99);

    public static async Task RunAsync(LabOptions options)
    {
        var report = new Report("writers");
        var table = new Table("database", "writers", "grouped, messages/s", "each by itself, messages/s", "times", "grouped p99 ms", "each by itself p99 ms");
        var chart = new Bars("writers: durable messages per second", "messages per second; median, min–max");
        foreach (var postgres in (bool[])[false, true])
        {
            await using var stores = await Stores.StartAsync(postgres, redis: false);
            await using var host = await WriterHost.StartAsync(stores, WriterHost.FolderOnDisk());
            var database = postgres ? "PostgreSQL" : "SQLite";
            foreach (var writers in WriterCounts)
            {
                var (grouped, each) = (new List<Rate>(), new List<Rate>());
                for (var round = 1; round <= options.Rounds; round++)
                {
                    grouped.Add(await MeasureAsync(host.GroupedAsync, writers, options));
                    each.Add(await MeasureAsync(host.EachAsync, writers, options));
                    Console.Error.WriteLine($"{database}, {writers} writers, round {round}: grouped {grouped[^1]}, each {each[^1]}");
                }

                Spread Of(List<Rate> of, Func<Rate, double> figure) => Spread.Of(of.Select(figure));
                table.Add(
                    database, $"{writers}", Of(grouped, rate => rate.PerSecond).Text("0"), Of(each, rate => rate.PerSecond).Text("0"),
                    Spread.Of(grouped.Zip(each, (a, b) => a.PerSecond / b.PerSecond)).Text("0.0"), Of(grouped, rate => rate.P99).Text("0.0"), Of(each, rate => rate.P99).Text("0.0"));
                chart.Add($"{database}, {writers} writers", "grouped", Of(grouped, rate => rate.PerSecond));
                chart.Add($"{database}, {writers} writers", "each by itself", Of(each, rate => rate.PerSecond));
            }
        }

        report.Write(
            $"The service's own writer and statements, durable before they are answered; each writer sends its next message when the last is answered; {options.Seconds} s after {options.Warmup} s, "
            + $"{options.Rounds} rounds, interleaved; median (min–max). The writers run on core 1, PostgreSQL on core {Pinned.ServerCore}.",
            table, chart);
    }

    private static async Task<Rate> MeasureAsync(Func<Task> post, int writers, LabOptions options)
    {
        var latencies = new Latencies();
        var began = Stopwatch.GetTimestamp();
        var (from, to) = (TimeSpan.FromSeconds(options.Warmup), TimeSpan.FromSeconds(options.Warmup + options.Seconds));
        async Task WriteAsync()
        {
            for (TimeSpan at; (at = Stopwatch.GetElapsedTime(began)) < to;)
            {
                await post();
                if (at >= from) latencies.Add(Stopwatch.GetElapsedTime(began) - at);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync)));
        return new Rate(latencies.Count / (double)options.Seconds, latencies.Quantile(0.99));
    }
}
