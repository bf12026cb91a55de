using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PeerCircle.TestSupport;

/// <summary>
/// A TCP port of the loopback address that belongs to this process as long as it lives. It lies outside the range from which the
/// kernel picks ports of outgoing connections, so that none of those sits on it while its owner is being started or started again.
/// </summary>
public static class FreePort
{
    private static readonly List<Socket> Claims = [];
    private static readonly Lock Gate = new();
    private static readonly (int First, int Count) Range = OutsideEphemeral();

    public static int Take()
    {
        lock (Gate)
        {
            for (var attempt = 0; attempt < Range.Count; attempt++)
            {
                var port = Range.First + Random.Shared.Next(Range.Count);
                if (Claim(port)) return port;
            }
        }
        throw new InvalidOperationException($"No free port from {Range.First} on.");
    }

    // Two test runs at once agree by a name in the kernel that only one can hold and that goes with its process.
    private static bool Claim(int port)
    {
        var claim = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            claim.Bind(new UnixDomainSocketEndPoint($"\0peercircle-tests-port-{port}"));
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            Claims.Add(claim);
            return true;
        }
        catch (SocketException)
        {
            claim.Dispose();
            return false;
        }
    }

    private static (int First, int Count) OutsideEphemeral()
    {
        const string setting = "/proc/sys/net/ipv4/ip_local_port_range";
        const int lowest = 10_000, most = 20_000;
        var ephemeral = File.ReadAllText(setting).Split('\t').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var below = ephemeral[0] - lowest;
        return below >= 1_000 ? (lowest, Math.Min(below, most)) : (ephemeral[1] + 1, ushort.MaxValue - ephemeral[1]);
    }
}
