using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Reporting;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>All targets in turn at the same offered rates.</summary>
internal static class FanoutScenario
{
    public static Task RunAsync(LabOptions options) => RunAsync("fanout", options, [(options.Rooms, options.Rates)]);

    /// <summary>Many small rooms, and one hot one that everyone is in.</summary>
    public static Task RunRoomsAsync(LabOptions options) => RunAsync("rooms", options, [(options.Rooms, options.Rates), (1, options.Rates)]);

    /// <summary>Two nodes over Redis.</summary>
    public static Task RunNodesAsync(LabOptions options) => RunAsync("nodes", options, [(options.Rooms, options.Rates)]);

    private static async Task RunAsync(string name, LabOptions options, (int Rooms, int[] Rates)[] shapes)
    {
        var report = new Report(name);
        var rows = new List<FanoutRow>();
        foreach (var (rooms, rates) in shapes)
        {
            var shaped = options with { Rooms = rooms };
            var targets = await TargetNames.PrepareAsync(shaped);
            report.Show(targets);
            try
            {
                foreach (var rate in rates)
                    rows.AddRange(await RunAsync(shaped, targets, rate));
            }
            finally
            {
                foreach (var target in targets) await target.DisposeAsync();
            }
        }

        FanoutReport.Write(report, options, $"{options.Connections} connections in {string.Join(" and in ", shapes.Select(shape => $"{shape.Rooms} rooms of {options.Connections / shape.Rooms}"))}", rows);
    }

    private static async Task<List<FanoutRow>> RunAsync(LabOptions options, List<ITarget> targets, int rate)
    {
        var load = $"{rate:N0}/s, rooms of {options.ReadersPerRoom}";
        var rows = targets.ConvertAll(target => new FanoutRow(load, target, []));
        for (var round = 1; round <= options.Rounds; round++)
            foreach (var row in rows)
            {
                row.Runs.Add(await RunAsync(row.Target, options, rate));
                Console.Error.WriteLine($"{load}, round {round}, {row.Target.Name}: {row.Runs[^1]}");
            }

        return rows;
    }

    private static async Task<RunFigures> RunAsync(ITarget target, LabOptions options, int rate)
    {
        await target.StartAsync();
        try
        {
            await using var crowd = await Crowd.GatherAsync(target, options);
            return await crowd.RunAsync(target, options, rate, options.ReadersPerRoom);
        }
        finally
        {
            await target.StopAsync();
        }
    }
}
