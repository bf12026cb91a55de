using System.Net;
using System.Net.Sockets;
using PeerCircle.LoadLab.Lines;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

/// <summary>A target that is one process with one port of the loopback address.</summary>
internal abstract class SingleProcess : ITarget
{
    private OwnedProcess? process;

    public abstract string Name { get; }

    public abstract string Without { get; }

    public virtual IReadOnlyDictionary<string, string> Configuration => new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<int> Processes => [process!.Id];

    protected int Port { get; } = FreePort.Take();

    public (double Server, double Database) Cpu() => (ProcessCpu.Seconds(process!.Id), 0);

    public abstract Task<Line> EnterAsync(int connection);

    public async Task StartAsync()
    {
        process = Launch();
        await Eventually.TrueAsync($"{Name} listens", TimeSpan.FromSeconds(60), async () =>
        {
            if (process.HasExited) throw new InvalidOperationException($"{Name} did not start:\n{process.Output}");
            try
            {
                using var knock = new TcpClient();
                await knock.ConnectAsync(IPAddress.Loopback, Port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        });
    }

    public async Task StopAsync() => await process!.DisposeAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }

    protected abstract OwnedProcess Launch();

    /// <summary>On the server's core; taskset replaces itself by the program, so the process measured is the program.</summary>
    protected static OwnedProcess Launch(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, string? user = null, string? folder = null) =>
        OwnedProcess.Start("taskset", ["-c", Pinned.ServerCore, program, .. arguments], environment, user, workingDirectory: folder);
}
