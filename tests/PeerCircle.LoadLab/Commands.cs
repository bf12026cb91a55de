using PeerCircle.LoadLab.Bare;
using PeerCircle.LoadLab.Bench;
using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.History;
using PeerCircle.LoadLab.Idle;
using PeerCircle.LoadLab.Peers.Floor;
using PeerCircle.LoadLab.Presence;
using PeerCircle.LoadLab.Stalled;
using PeerCircle.LoadLab.Storm;
using PeerCircle.LoadLab.Writers;

namespace PeerCircle.LoadLab;

/// <summary>The command line.</summary>
internal static class Commands
{
    private const string Usage = """
        LoadLab <scenario> [options]     each writes a table and a chart into artifacts/loadlab/<scenario>-<time>
          fanout     what a delivery costs: --targets bare,service,postgres,floor,socketio,ejabberd,prosody
          rooms      many rooms, and one hot room that everyone is in
          nodes      two nodes over Redis, against the bare hub
          stalled    one reader stops reading, and pings
          history    reads and posts on a database of 10,000,000 messages, which is kept in --folder
          writers    grouped commits against a commit for each message
          bench      the pieces of a message's path (BenchmarkDotNet): --targets screening,render,serialise,commit
          presence   10,000 people on one node with Redis
          idle       start, memory, and what a connection that says nothing takes
          storm      kill -9 under everyone, and how they come back
        options
          --rates 10000,25000              offered deliveries per second
          --connections 500 --rooms 10     connections, spread evenly over rooms
          --seconds 15 --warmup 10         measured and thrown away, per run
          --rounds 3                       runs of each, interleaved
          --database sqlite|postgres       what the service stores in
          --messages 10000000              size of a populated history
          --folder artifacts/loadlab/history
          --targets bare,service           what is run; ratios are against the first
        """;

    private static readonly Dictionary<string, (Func<LabOptions, Task> Run, LabOptions Usual)> Scenarios = new(StringComparer.Ordinal)
    {
        ["fanout"] = (FanoutScenario.RunAsync, LabOptions.Usual),
        ["rooms"] = (FanoutScenario.RunRoomsAsync, LabOptions.Usual with { Rooms = 50, Rates = [25_000, 50_000] }),
        ["nodes"] = (FanoutScenario.RunNodesAsync, LabOptions.Usual with { Targets = ["bare", "nodes"] }),
        ["stalled"] = (StalledScenario.RunAsync, LabOptions.Usual with { Rates = [25_000], Connections = 50, Rooms = 1, Seconds = 25, PerMember = 1 }),
        ["history"] = (HistoryScenario.RunAsync, LabOptions.Usual with { Rates = [2_500], Rooms = 100 }),
        ["writers"] = (WritersScenario.RunAsync, LabOptions.Usual with { Seconds = 8, Warmup = 3 }),
        ["bench"] = (BenchScenario.RunAsync, LabOptions.Usual with { Targets = BenchScenario.Names }),
        ["presence"] = (PresenceScenario.RunAsync, LabOptions.Usual with { Connections = 10_000, Rooms = 100, Seconds = 60, Warmup = 15, PerMember = 1 }),
        ["idle"] = (IdleScenario.RunAsync, LabOptions.Usual with { Connections = 2_000, Rooms = 40, Warmup = 5, Targets = ["bare", "service", "socketio", "ejabberd", "prosody"] }),
        ["storm"] = (StormScenario.RunAsync, LabOptions.Usual with { Connections = 2_000, Rooms = 40, Database = "postgres" }),
    };

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
            case [var name, ..] when Scenarios.TryGetValue(name, out var scenario):
                if (!Pinned.Already) return await Pinned.AgainAsync(args);
                await scenario.Run(LabOptions.Parse(args[1..], scenario.Usual));
                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }
}
