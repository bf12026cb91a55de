using System.Net;
using System.Net.Sockets;

namespace PeerCircle.TestSupport;

/// <summary>A TCP port of the loopback address that nobody holds right now.</summary>
public static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
