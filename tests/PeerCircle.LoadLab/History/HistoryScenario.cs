using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;

namespace PeerCircle.LoadLab.History;

/// <summary>Whether anything gets slower as history grows: reads and posts on a nearly empty and on a populated database.</summary>
internal static class HistoryScenario
{
    private const int FewPerRoom = 200;
    private const int Reads = 1_000;

    private sealed record Size(long Messages, ReadTimes Reads, List<RunFigures> Posting);

    public static async Task RunAsync(LabOptions options)
    {
        var report = new Report("history");
        var sizes = new List<Size>();
        foreach (var messages in (long[])[(long)options.Rooms * FewPerRoom, options.Messages])
        {
            var (target, settings) = await FilledTarget.PrepareAsync(options, messages);
            await using var owned = target;
            var reads = await ReadTimes.MeasureAsync(settings, target.Channels, Reads);
            sizes.Add(new Size(messages, reads, []));
            for (var round = 1; round <= options.Rounds; round++)
            {
                await target.StartAsync();
                await using var crowd = await Crowd.GatherAsync(target, options);
                sizes[^1].Posting.Add(await crowd.RunAsync(target, options, options.Rates[0], options.ReadersPerRoom));
                await target.StopAsync();
                Console.Error.WriteLine($"{messages:N0} messages, round {round}: {sizes[^1].Posting[^1]}");
            }
        }

        Write(report, options, sizes);
    }

    private static void Write(Report report, LabOptions options, List<Size> sizes)
    {
        var table = new Table(
            "messages stored", "latest page p50/p99 ms", "page anywhere p50/p99 ms", "catch-up of 50 p50/p99 ms", "CPU s per 1,000 posts, database counted", "post to reader p99 ms", "delivered");
        var chart = new Bars("history: what stored messages cost", "p99 in milliseconds");
        foreach (var (messages, reads, posting) in sizes)
        {
            double PerThousand(RunFigures run) => (run.ServerCpu + run.DatabaseCpu) * 1_000 * options.ReadersPerRoom / run.Expected;
            table.Add(
                $"{messages:N0}", Both(reads.Latest), Both(reads.Page), Both(reads.CatchUp), Spread.Of(posting.Select(PerThousand)).Text("0.00"),
                Spread.Of(posting.Select(run => run.P99)).Text("0.0"), $"{posting.Sum(run => run.Delivered) / (double)posting.Sum(run => run.Expected):0.00%}");
            foreach (var (name, times) in ((string, Latencies)[])[("latest page", reads.Latest), ("page anywhere", reads.Page), ("catch-up of 50", reads.CatchUp)])
                chart.Add($"{messages:N0} messages", name, Spread.Of([times.Quantile(0.99)]));
        }

        report.Write(
            $"{options.Database}; {options.Rooms} rooms; {Reads:N0} reads of each kind, one after the other, by the service's own code; then {options.Connections} connections and "
            + $"{options.Rates[0] / options.ReadersPerRoom:N0} posts/s for {options.Seconds} s, {options.Rounds} times, median (min–max).",
            table, chart);
    }

    private static string Both(Latencies times) => $"{times.Quantile(0.5):0.0} / {times.Quantile(0.99):0.0}";
}
