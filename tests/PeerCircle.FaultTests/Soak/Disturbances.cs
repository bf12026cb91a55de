using PeerCircle.FaultTests.TwoNodes;
using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.Soak;

/// <summary>Everything that can happen to a circle in a bad month. The left node stays, so that its memory can be watched.</summary>
internal sealed class Disturbances(Pair pair, PostgresCluster cluster, NetworkHost databaseHost, NetworkHost redisHost)
{
    private static readonly TimeSpan While = TimeSpan.FromSeconds(4);

    public IReadOnlyList<(string Name, Func<Task> Run)> All =>
    [
        ("a node is killed", () => AndBackAsync(pair.Right.KillAsync, pair.Right.RestartAsync)),
        ("a node is told to stop", () => AndBackAsync(() => pair.Right.TerminateAsync(TimeSpan.FromSeconds(30)), pair.Right.RestartAsync)),
        ("a node is frozen", () => pair.Right.FreezeAsync(While)),
        ("Redis is killed", () => AndBackAsync(pair.Redis.KillAsync, pair.Redis.RestartAsync)),
        ("the link to Redis is cut", () => AndBackAsync(redisHost.CutAsync, redisHost.HealAsync)),
        ("the link to the database is cut", () => AndBackAsync(databaseHost.CutAsync, databaseHost.HealAsync)),
        ("the database crashes", cluster.CrashAndRestartAsync),
    ];

    private static async Task AndBackAsync(Func<Task> away, Func<Task> back)
    {
        await away();
        await Task.Delay(While);
        await back();
    }
}
