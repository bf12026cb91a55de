using System.Diagnostics;
using System.Net.Sockets;
using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Lines;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Stalled;

/// <summary>Comes into the room, says every second that it is alive, and reads nothing.</summary>
internal sealed class StalledReader(IHubTarget target, Crowd others)
{
    private const int ReceiveBuffer = 16 * 1024;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(1);

    /// <summary>Seconds until it was cut; infinite when it wasn't.</summary>
    public double CutAfter { get; private set; } = double.PositiveInfinity;

    /// <summary>Kilobytes that another reader got in the meantime.</summary>
    public double KilobytesUntilCut { get; private set; } = double.NaN;

    /// <summary>Milliseconds it took to come back.</summary>
    public double BackMilliseconds { get; private set; } = double.NaN;

    public async Task StallAsync(CancellationToken ct)
    {
        using var line = await target.EnterAsync(0, ReceiveBuffer);
        var (began, received) = (Stopwatch.GetTimestamp(), others.ReceivedByOne);
        if (!await CutAsync(line, ct)) return;
        (CutAfter, KilobytesUntilCut) = (Stopwatch.GetElapsedTime(began).TotalSeconds, (others.ReceivedByOne - received) / 1024.0);
        var leaving = Stopwatch.GetTimestamp();
        using var back = await target.EnterAsync(0, receiveBuffer: 0);
        BackMilliseconds = Stopwatch.GetElapsedTime(leaving).TotalMilliseconds;
    }

    private static async Task<bool> CutAsync(HubLine line, CancellationToken ct)
    {
        var pinged = Stopwatch.GetTimestamp();
        try
        {
            for (; !line.IsCut(); await Task.Delay(2, ct))
                if (Stopwatch.GetElapsedTime(pinged) > PingEvery)
                {
                    await line.PingAsync();
                    pinged = Stopwatch.GetTimestamp();
                }

            return true;
        }
        catch (SocketException)
        {
            return true; // Cut between the look and the ping.
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
