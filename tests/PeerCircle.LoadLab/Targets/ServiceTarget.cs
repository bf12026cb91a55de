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

    private ServiceTarget(ServerProcess server, Stores stores, LabOptions options, LabData data) =>
        (this.server, this.stores, this.options, cookies, Channels) = (server, stores, options, data.Cookies, data.Channels);

    public string Name => stores.Postgres is null ? "PeerCircle, SQLite" : "PeerCircle, PostgreSQL";

    public string Without => "nothing: a session is checked, the text screened, the message durable before it is answered";

    public IReadOnlyDictionary<string, string> Configuration => new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<int> Processes => [server.Id];

    public Uri Address => server.Address;

    public Stores Stores => stores;

    public IReadOnlyList<Guid> Channels { get; }

    /// <param name="options">Connections, rooms and the database.</param>
    /// <param name="redis">Whether it has a Redis.</param>
    public static async Task<ServiceTarget> PrepareAsync(LabOptions options, bool redis = false)
    {
        var own = await Stores.StartAsync(options.Database == "postgres", redis);
        return await PrepareAsync(options, own, TemporaryFolder.Create("lab-"));
    }

    /// <param name="folder">Where its data lies, or will.</param>
    public static async Task<ServiceTarget> PrepareAsync(LabOptions options, Stores leaned, string folder)
    {
        var settings = LabData.Settings(leaned, folder);
        var data = await LabData.MakeAsync(settings, (options.Connections + options.PerMember - 1) / options.PerMember, options.Rooms);
        // taskset replaces itself by the server, so the process measured is the server.
        var started = await ServerProcess.StartAsync(leaned.Database, settings, "taskset", "-c", Pinned.ServerCore);
        await started.KillAsync();
        return new ServiceTarget(started, leaned, options, data);
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
    }
}
