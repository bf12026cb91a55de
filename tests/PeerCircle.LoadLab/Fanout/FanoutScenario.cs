using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>The bare hub and the service in turn, at the same offered rates, and one table about both.</summary>
internal static class FanoutScenario
{
    public static async Task RunAsync(FanoutOptions options)
    {
        var targets = new List<ITarget>();
        foreach (var name in options.Targets)
            targets.Add(name == "bare" ? new BareTarget(options) : await ServiceTarget.PrepareAsync(options));
        try
        {
            await RunAsync(options, targets);
        }
        finally
        {
            foreach (var target in targets)
                await target.DisposeAsync();
        }
    }

    private static async Task RunAsync(FanoutOptions options, List<ITarget> targets)
    {
        var rows = new List<(int Rate, ITarget Target, List<RunFigures> Runs)>();
        foreach (var rate in options.Rates)
        {
            var block = targets.Select(target => (rate, target, new List<RunFigures>())).ToList();
            for (var round = 1; round <= options.Rounds; round++)
                foreach (var (_, target, runs) in block)
                {
                    runs.Add(await RunAsync(target, options, rate));
                    Console.Error.WriteLine($"{rate}/s, round {round}, {target.Name}: {runs[^1]}");
                }

            rows.AddRange(block);
        }

        Print(options, rows);
    }

    private static async Task<RunFigures> RunAsync(ITarget target, FanoutOptions options, int rate)
    {
        await target.StartAsync();
        try
        {
            await using var crowd = await Crowd.GatherAsync(target, options);
            return await crowd.RunAsync(target, options, rate);
        }
        finally
        {
            await target.StopAsync();
        }
    }

    private static void Print(FanoutOptions options, List<(int Rate, ITarget Target, List<RunFigures> Runs)> rows)
    {
        Console.WriteLine($"{options.Connections} connections in {options.Rooms} rooms, {FanoutOptions.TextLength} characters, {options.Seconds} s per run after {options.Warmup} s of warm-up, {options.Rounds} runs each, interleaved; median (min–max).");
        Console.WriteLine();
        Console.WriteLine("| offered deliveries/s | server | CPU s per 100k deliveries | with the database | against the first | p50 ms | p99 ms | delivered |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (rate, target, runs) in rows)
        {
            var first = rows.First(row => row.Rate == rate).Runs;
            var ratio = runs.Zip(first, (mine, its) => mine.CpuPer100K / its.CpuPer100K);
            var share = runs.Sum(run => run.Delivered) / (double)runs.Sum(run => run.Expected);
            Console.WriteLine($"| {rate} | {target.Name} | {RunFigures.Spread(runs.Select(run => run.CpuPer100K), "0.00")} | {RunFigures.Spread(runs.Select(run => run.CpuWithDatabasePer100K), "0.00")} | {RunFigures.Spread(ratio, "0.00")} | {RunFigures.Spread(runs.Select(run => run.P50), "0.0")} | {RunFigures.Spread(runs.Select(run => run.P99), "0.0")} | {share:0.00%} |");
        }
    }
}
