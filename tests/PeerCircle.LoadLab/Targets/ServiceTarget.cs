using PeerCircle.LoadLab.Lines;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>The real service: members with sessions, rooms made for the purpose, everything screened and stored before it is answered.</summary>
internal sealed class ServiceTarget : IHubTarget
{
    private readonly ServerProcess server;
    private readonly Stores stores;
    private readonly LabOptions options;
    private readonly IReadOnlyList<string> cookies;
    private readonly string folder;
    private bool goesWithIt;

    private ServiceTarget(ServerProcess server, Stores stores, LabOptions options, LabData data, IReadOnlyDictionary<string, string?> settings)
    {
        (this.server, this.stores, this.options, cookies, Channels) = (server, stores, options, data.Cookies, data.Channels);
        folder = settings["PeerCircle__DataDirectory"]!;
        Configuration = LabData.Shown($"peercircle-{options.Database}.env", settings);
    }

    public string Name => stores.Postgres is null ? "PeerCircle, SQLite" : "PeerCircle, PostgreSQL";

    public string Without => "nothing: a session is checked, the text screened, the message durable before it is answered";

    public IReadOnlyDictionary<string, string> Configuration { get; }

    public IReadOnlyList<int> Processes => [server.Id];

    public Uri Address => server.Address;

    public Stores Stores => stores;

    public IReadOnlyList<Guid> Channels { get; }

    /// <param name="options">Connections, rooms and the database.</param>
    /// <param name="redis">Whether it has a Redis.</param>
    public static async Task<ServiceTarget> PrepareAsync(LabOptions options, bool redis = false)
    {
        var own = await Stores.StartAsync(options.Database == "postgres", redis);
        var target = await PrepareAsync(options, own, TemporaryFolder.Create("lab-"));
        target.goesWithIt = true;
        return target;
    }

    /// <param name="options">Connections and rooms.</param>
    /// <param name="leaned">What it leans on; goes with the target.</param>
    /// <param name="home">Where its data lies, or will; it is kept.</param>
    public static async Task<ServiceTarget> PrepareAsync(LabOptions options, Stores leaned, string home)
    {
        var settings = LabData.Settings(leaned, home);
        var data = await LabData.MakeAsync(settings, (options.Connections + options.PerMember - 1) / options.PerMember, options.Rooms);
        // taskset replaces itself by the server, so the process measured is the server.
        var started = await ServerProcess.StartAsync(leaned.Database, settings, "taskset", "-c", Pinned.ServerCore);
        await started.KillAsync();
        return new ServiceTarget(started, leaned, options, data, settings);
    }

    public string Cookie(int connection) => cookies[connection / options.PerMember];

    public Guid Channel(int connection) => Channels[connection % options.Rooms];

    public async Task<Line> EnterAsync(int connection) => await EnterAsync(connection, receiveBuffer: 0);

    public Task<HubLine> EnterAsync(int connection, int receiveBuffer) =>
        HubLine.EnterAsync(Address, Cookie(connection), Channel(connection), receiveBuffer: receiveBuffer);

    public (double Server, double Database) Cpu() => (ProcessCpu.Seconds(server.Id), stores.Cpu());

    public Task StartAsync() => server.RestartAsync();

    public Task StopAsync() => server.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await stores.DisposeAsync();
        if (goesWithIt) Directory.Delete(folder, recursive: true);
    }
}
