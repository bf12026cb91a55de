namespace PeerCircle.TestSupport;

/// <summary>
/// A host of its own on this machine: a network namespace behind a pair of virtual cables, made by the test and gone with it.
/// Cut, it answers nothing and refuses nothing, as behind a firewall that drops: what is sent goes to an address nobody has.
/// </summary>
public sealed class NetworkHost : IAsyncDisposable
{
    private const string Nobody = "02:00:00:00:00:01";
    private static int made;

    private readonly string name;
    private readonly string cable;
    private readonly string gateway;
    private string nearMac = "", farMac = "";

    private NetworkHost(int number)
    {
        // The process id keeps two runs on one machine apart.
        name = $"pc{Environment.ProcessId}-{number}";
        cable = $"pc{Environment.ProcessId % 100_000}n{number}";
        var subnet = ((Environment.ProcessId * 7) + number) % 16_384;
        Address = $"10.231.{subnet / 64}.{((subnet % 64) * 4) + 2}";
        gateway = $"10.231.{subnet / 64}.{((subnet % 64) * 4) + 1}";
    }

    /// <summary>The address under which this machine reaches it.</summary>
    public string Address { get; }

    /// <summary>Put before a command, runs it on that host.</summary>
    public IReadOnlyList<string> Prefix => ["ip", "netns", "exec", name];

    public static async Task<NetworkHost> StartAsync()
    {
        if (Environment.UserName != "root") throw new InvalidOperationException("Network namespaces need root: run tests/run as root.");
        var host = new NetworkHost(Interlocked.Increment(ref made));
        await host.BuildAsync();
        return host;
    }

    /// <summary>Nothing gets through any more, in either direction.</summary>
    public Task CutAsync() => PointAsync(Nobody, Nobody);

    public Task HealAsync() => PointAsync(nearMac, farMac);

    public async ValueTask DisposeAsync() => await IpAsync("netns", "del", name);

    private async Task BuildAsync()
    {
        await IpAsync("netns", "add", name);
        await IpAsync("link", "add", cable, "type", "veth", "peer", "name", "far", "netns", name);
        await IpAsync("addr", "add", $"{gateway}/30", "dev", cable);
        await IpAsync("link", "set", cable, "up");
        await IpAsync("-n", name, "addr", "add", $"{Address}/30", "dev", "far");
        await IpAsync("-n", name, "link", "set", "far", "up");
        await IpAsync("-n", name, "link", "set", "lo", "up");
        nearMac = (await File.ReadAllTextAsync($"/sys/class/net/{cable}/address")).Trim();
        farMac = (await OwnedProcess.RunAsync("ip", ["netns", "exec", name, "cat", "/sys/class/net/far/address"])).Trim();
    }

    private async Task PointAsync(string near, string far)
    {
        await IpAsync("neigh", "replace", Address, "lladdr", far, "nud", "permanent", "dev", cable);
        await IpAsync("-n", name, "neigh", "replace", gateway, "lladdr", near, "nud", "permanent", "dev", "far");
    }

    private static Task<string> IpAsync(params string[] arguments) => OwnedProcess.RunAsync("ip", arguments);
}
