using System.Net.Sockets;

namespace PeerCircle.TestSupport;

/// <summary>A real PeerCircle server with the sample circle, on its own port and data. It dies with this process.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120);

    private readonly string folder;
    private readonly Dictionary<string, string?> environment;
    private readonly string[] prefix;
    private OwnedProcess process;
    private bool ended;

    private ServerProcess(string folder, Uri address, Dictionary<string, string?> environment, string[] prefix)
    {
        (this.folder, Address, this.environment, this.prefix) = (folder, address, environment, prefix);
        process = Launch();
    }

    public Uri Address { get; }

    /// <summary>Where its SQLite file lies.</summary>
    public string DataDirectory => folder;

    public int Id => process.Id;

    public string Output => process.Output;

    /// <param name="database">A PostgreSQL connection string; empty: SQLite in a folder of its own.</param>
    /// <param name="settings">More environment variables, such as the keys directory that two nodes share.</param>
    /// <param name="prefix">A program that starts it, such as <c>taskset -c 0</c>; it must replace itself by the server (exec).</param>
    public static async Task<ServerProcess> StartAsync(string database = "", IReadOnlyDictionary<string, string?>? settings = null, params string[] prefix)
    {
        var home = TemporaryFolder.Create("server-");
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Database"] = database,
            ["PeerCircle__DataDirectory"] = home,
            ["PeerCircle__KeysDirectory"] = Path.Combine(home, "keys"),
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            all[name] = value;
        var server = new ServerProcess(home, new Uri($"http://127.0.0.1:{FreePort.Take()}"), all, prefix);
        await server.ReadyAsync();
        return server;
    }

    /// <summary>Runs one of its subcommands on the same data and settings, and returns its exit code and what it wrote.</summary>
    public Task<(int Exit, string Output)> CommandAsync(params string[] arguments) => CommandAsync(environment, arguments);

    /// <summary>Runs a subcommand with settings given as environment variables.</summary>
    public static async Task<(int Exit, string Output)> CommandAsync(IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var command = StartCommand(settings, arguments);
        var exit = await command.WaitAsync(StartsWithin);
        return (exit, command.Output);
    }

    /// <summary>Starts a subcommand with settings given as environment variables.</summary>
    public static OwnedProcess StartCommand(IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        OwnedProcess.Start("dotnet", [Program(), .. arguments], settings, workingDirectory: Path.GetDirectoryName(Program()));

    /// <summary>SIGTERM, as a service manager or an upgrade sends it; the exit code.</summary>
    /// <param name="within">How long it may take.</param>
    public async Task<int> TerminateAsync(TimeSpan within)
    {
        AssertAlive();
        ended = true;
        await process.SignalAsync("TERM");
        return await process.WaitAsync(within);
    }

    /// <summary>Stops it in its tracks for a while, as a paused virtual machine is.</summary>
    public async Task FreezeAsync(TimeSpan time)
    {
        await process.SignalAsync("STOP");
        await Task.Delay(time);
        await process.SignalAsync("CONT");
    }

    /// <summary>kill -9.</summary>
    public Task KillAsync()
    {
        AssertAlive();
        ended = true;
        return process.KillAsync();
    }

    /// <summary>Starts it again on the same address and data.</summary>
    public async Task RestartAsync()
    {
        AssertAlive();
        await process.DisposeAsync();
        (process, ended) = (Launch(), false);
        await ReadyAsync();
    }

    /// <summary>Ends it. A node that had ended by itself fails the test with what it wrote: whatever else went wrong followed from that.</summary>
    public async ValueTask DisposeAsync()
    {
        var death = Death();
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        if (death is not null) throw new InvalidOperationException(death);
    }

    /// <summary>The published server named by PEERCIRCLE_SERVER, or the one built with these tests.</summary>
    public static string Program()
    {
        var built = Path.Combine(Repository.Root, "server/PeerCircle.Server/bin", Repository.Configuration, "net10.0/PeerCircle.Server.dll");
        var program = Environment.GetEnvironmentVariable("PEERCIRCLE_SERVER") is { Length: > 0 } named ? named : built;
        return File.Exists(program) ? program : throw new FileNotFoundException("Build the server in the same configuration first.", program);
    }

    private void AssertAlive()
    {
        if (Death() is { } death) throw new InvalidOperationException(death);
    }

    private string? Death() => !ended && (process.HasExited || !Listens())
        ? $"The node at {Address} ended by itself, which no test asked for. It wrote:\n{process.Output}"
        : null;

    // A node on its way out listens no more, and may take its time to go.
    private bool Listens()
    {
        try
        {
            using var knock = new TcpClient(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private OwnedProcess Launch()
    {
        string[] command = [.. prefix, "dotnet", Program(), "--demo", "--urls", Address.ToString().TrimEnd('/')];
        return OwnedProcess.Start(command[0], command[1..], environment, workingDirectory: Path.GetDirectoryName(Program()));
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.TrueAsync("the server is ready", StartsWithin, async () =>
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The server did not start:\n{process.Output}");
            try
            {
                using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }
}
