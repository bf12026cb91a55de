using PeerCircle.Contracts;
using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>The real service: signed-up members, rooms made for the purpose, everything stored before it is answered.</summary>
internal sealed class ServiceTarget : ITarget
{
    private readonly ServerProcess server;
    private readonly PostgresCluster? cluster;
    private readonly List<string> cookies = [];

    private ServiceTarget(ServerProcess server, PostgresCluster? cluster, string database) => (this.server, this.cluster, Database) = (server, cluster, database);

    /// <summary>The connection string of its PostgreSQL; empty on SQLite.</summary>
    public string Database { get; }

    public string Name => cluster is null ? "PeerCircle, SQLite" : "PeerCircle, PostgreSQL";

    public Uri Address => server.Address;

    public IReadOnlyList<Guid> Channels { get; private set; } = [];

    /// <summary>Signs up as many members as the connections need and makes the rooms; stopped again afterwards.</summary>
    public static async Task<ServiceTarget> PrepareAsync(FanoutOptions options)
    {
        var postgres = options.Database == "postgres" ? await PostgresCluster.StartAsync(durable: true) : null;
        var database = postgres is null ? "" : await postgres.CreateDatabaseAsync();
        // taskset replaces itself by the server, so the process measured is the server.
        var service = await ServerProcess.StartAsync(database, settings: null, "taskset", "-c", Pinned.ServerCore);
        var target = new ServiceTarget(service, postgres, database);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = service.Address };
        var members = (options.Connections + Limits.ConnectionsPerMember - 1) / Limits.ConnectionsPerMember;
        for (var i = 0; i < members; i++)
            target.cookies.Add(await SignUpAsync(http, i));
        await service.KillAsync();
        target.Channels = await LabRooms.MakeAsync(service, database, options.Rooms);
        return target;
    }

    public string Cookie(int connection) => cookies[connection / Limits.ConnectionsPerMember];

    public (double Server, double Database) Cpu() =>
        (ProcessCpu.Seconds(server.Id), cluster is null ? 0 : ProcessCpu.Seconds(cluster.Id));

    public Task StartAsync() => server.RestartAsync();

    public Task StopAsync() => server.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (cluster is not null)
            await cluster.DisposeAsync();
    }

    private static async Task<string> SignUpAsync(HttpClient http, int number)
    {
        // Letters of which none looks like another: look-alike nicknames are refused.
        const string Letters = "abcdefghkmprstuy";
        var nickname = $"load {Letters[number / 256]}{Letters[number / 16 % 16]}{Letters[number % 16]}";
        var body = new { nickname, password = "under steady load", bornYear = 1990, language = "en" };
        using var answer = await http.PostAsJsonAsync(new Uri("/api/members", UriKind.Relative), body);
        return answer.IsSuccessStatusCode
            ? string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]))
            : throw new InvalidOperationException($"Sign-up answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
