using PeerCircle.LoadLab.Bench;
using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.History;
using PeerCircle.LoadLab.Idle;
using PeerCircle.LoadLab.Presence;
using PeerCircle.LoadLab.Stalled;
using PeerCircle.LoadLab.Storm;
using PeerCircle.LoadLab.Writers;

namespace PeerCircle.LoadLab;

/// <summary>What can be measured, with the options that hold where nothing else is said.</summary>
internal sealed record Scenario(string Name, string About, Func<LabOptions, Task> RunAsync, LabOptions Usual)
{
    private static readonly string[] Peers = ["bare", "service", "postgres", "floor", "socketio", "ejabberd", "prosody"];

    public static readonly IReadOnlyList<Scenario> All =
    [
        new("fanout", "what a delivery costs, side by side", FanoutScenario.RunAsync, LabOptions.Usual with { Targets = Peers, Rates = [5_000, 10_000, 25_000, 50_000] }),
        new("rooms", "many small rooms, and one hot room that everyone is in", FanoutScenario.RunRoomsAsync, LabOptions.Usual with { Rooms = 50, Rates = [25_000, 50_000] }),
        new("nodes", "two nodes over Redis, against the bare hub", FanoutScenario.RunNodesAsync, LabOptions.Usual with { Targets = ["bare", "nodes"] }),
        new("stalled", "one reader stops reading, and pings", StalledScenario.RunAsync, LabOptions.Usual with { Rates = [25_000], Connections = 50, Rooms = 1, Seconds = 25, PerMember = 1 }),
        new("storm", "kill -9 under everyone, and how they come back", StormScenario.RunAsync, LabOptions.Usual with { Connections = 2_000, Rooms = 40, Database = "postgres" }),
        new("presence", "10,000 people on one node with Redis", PresenceScenario.RunAsync, LabOptions.Usual with { Connections = 10_000, Rooms = 100, Seconds = 60, Warmup = 15, PerMember = 1 }),
        new("history", "reads and posts on a nearly empty and on a populated database, which is kept in --folder", HistoryScenario.RunAsync, LabOptions.Usual with { Rates = [2_500], Rooms = 100 }),
        new("idle", "start, memory, and what a connection takes that says nothing", IdleScenario.RunAsync,
            LabOptions.Usual with { Connections = 2_000, Rooms = 40, Warmup = 5, Targets = ["bare", "service", "socketio", "ejabberd", "prosody"] }),
        new("writers", "grouped commits against a commit for each message, on both databases", WritersScenario.RunAsync, LabOptions.Usual with { Seconds = 8, Warmup = 3 }),
        new("bench", $"the pieces of a message's path: --targets {string.Join(',', BenchScenario.Names)}", BenchScenario.RunAsync, LabOptions.Usual with { Targets = BenchScenario.Names }),
    ];

    /// <summary>The same in little: it shows that it runs, and roughly what comes out.</summary>
    public LabOptions Quick => Usual with
    {
        Rates = [Math.Min(Usual.Rates[0], 10_000)],
        Connections = Math.Min(Usual.Connections, 500),
        Seconds = 5,
        Warmup = 3,
        Rounds = 1,
        Messages = 200_000,
    };
}
