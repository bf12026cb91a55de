using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab.Targets;

internal sealed class BareTarget(FanoutOptions options) : ITarget
{
    private OwnedProcess? process;

    public string Name => "bare SignalR hub";

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Take()}");

    public IReadOnlyList<Guid> Channels { get; } = [.. Enumerable.Range(0, options.Rooms).Select(_ => Guid.CreateVersion7())];

    public string Cookie(int connection) => "none=1";

    public (double Server, double Database) Cpu() => (ProcessCpu.Seconds(process!.Id), 0);

    public async Task StartAsync()
    {
        process = OwnedProcess.Start("taskset", ["-c", Pinned.ServerCore, Environment.ProcessPath!, "bare", "--urls", Address.ToString()]);
        using var http = new HttpClient { BaseAddress = Address };
        await Eventually.TrueAsync("the bare hub is ready", TimeSpan.FromSeconds(30), async () =>
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/readyz", UriKind.Relative));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                return false;
            }
        });
    }

    public async Task StopAsync() => await process!.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }
}
