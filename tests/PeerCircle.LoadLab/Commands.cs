using PeerCircle.LoadLab.Bare;
using PeerCircle.LoadLab.Peers.Floor;

namespace PeerCircle.LoadLab;

/// <summary>The command line.</summary>
internal static class Commands
{
    private const string Options = """
        options
          --rates 10000,25000              offered deliveries per second
          --connections 500 --rooms 10     connections, spread evenly over rooms
          --seconds 15 --warmup 10         measured and thrown away, per run
          --rounds 3                       runs of each, interleaved
          --database sqlite|postgres       what the service stores in
          --targets bare,service           of bare,service,postgres,nodes,floor,socketio,ejabberd,prosody; ratios are against the first
          --messages 10000000              size of a populated history
          --folder artifacts/loadlab/history
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["bare", ..]:
                await BareServer.RunAsync(args[1..]);
                return 0;
            case ["floor", var port]:
                await FloorServer.RunAsync(int.Parse(port));
                return 0;
            case ["all"] or ["all", "--quick"]:
                return Pinned.Already ? await RunAllAsync(quick: args.Length > 1) : await Pinned.AgainAsync(args);
            case [var name, ..] when Scenario.All.FirstOrDefault(one => one.Name == name) is { } scenario:
                if (!Pinned.Already) return await Pinned.AgainAsync(args);
                await scenario.RunAsync(LabOptions.Parse(args[1..], scenario.Usual));
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage());
                return 2;
        }
    }

    // One that fails keeps nobody from seeing the others.
    private static async Task<int> RunAllAsync(bool quick)
    {
        var failed = new List<string>();
        foreach (var scenario in Scenario.All)
        {
            Console.WriteLine($"## {scenario.Name}: {scenario.About}\n");
            try
            {
                await scenario.RunAsync(quick ? scenario.Quick : scenario.Usual);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                failed.Add(scenario.Name);
                await Console.Error.WriteLineAsync($"{scenario.Name} failed: {error}");
            }
        }

        Console.WriteLine(failed.Count == 0 ? $"All {Scenario.All.Count} scenarios ran." : $"Failed: {string.Join(", ", failed)}.");
        return failed.Count == 0 ? 0 : 1;
    }

    private static string Usage()
    {
        var scenarios = string.Join('\n', Scenario.All.Select(one => $"  {one.Name,-10} {one.About}"));
        return $"LoadLab all [--quick] | <scenario> [options]; each writes a table and a chart into artifacts/loadlab/<scenario>-<time>\n{scenarios}\n{Options}";
    }
}
