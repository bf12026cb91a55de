using PeerCircle.LoadLab.Lines;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>Two nodes of the service over one PostgreSQL and one Redis; half of every room is on each.</summary>
internal sealed class NodesTarget : ITarget
{
    private readonly Stores stores;
    private readonly LabOptions options;
    private readonly LabData data;
    private readonly ServerProcess[] nodes;
    private readonly string folder;

    private NodesTarget(Stores stores, LabOptions options, LabData data, ServerProcess[] nodes, string folder) =>
        (this.stores, this.options, this.data, this.nodes, this.folder) = (stores, options, data, nodes, folder);

    public string Name => "PeerCircle, two nodes, PostgreSQL and Redis";

    public string Without => "nothing: a session is checked, the text screened, the message durable before it is answered";

    public IReadOnlyDictionary<string, string> Configuration => LabData.Shown("peercircle-nodes.env", LabData.Settings(stores, folder));

    public IReadOnlyList<int> Processes => [.. nodes.Select(node => node.Id)];

    public static async Task<NodesTarget> PrepareAsync(LabOptions options)
    {
        var leaned = await Stores.StartAsync(postgres: true, redis: true);
        var home = TemporaryFolder.Create("lab-");
        var settings = LabData.Settings(leaned, home);
        var made = await LabData.MakeAsync(settings, options.Connections, options.Rooms);
        settings.Remove("PeerCircle__DataDirectory");
        var servers = new ServerProcess[2];
        for (var i = 0; i < servers.Length; i++)
        {
            servers[i] = await ServerProcess.StartAsync(leaned.Database, settings, "taskset", "-c", Pinned.ServerCore);
            await servers[i].KillAsync();
        }

        return new NodesTarget(leaned, options, made, servers, home);
    }

    public (double Server, double Database) Cpu() => (ProcessCpu.Seconds(Processes), stores.Cpu());

    public async Task<Line> EnterAsync(int connection) => await HubLine.EnterAsync(
        nodes[connection / options.Rooms % nodes.Length].Address, data.Cookies[connection], data.Channels[connection % options.Rooms]);

    public async Task StartAsync()
    {
        foreach (var node in nodes) await node.RestartAsync();
    }

    public async Task StopAsync()
    {
        foreach (var node in nodes) await node.KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes) await node.DisposeAsync();
        await stores.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
