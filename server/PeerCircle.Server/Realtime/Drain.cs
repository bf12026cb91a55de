using System.Diagnostics;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Leaves without losing an answer: not ready any more, no new connections, a word to everyone to move to another node, then
/// an end once nobody is owed an answer. With what the host itself takes to stop it is over within 20 seconds.
/// </summary>
internal sealed partial class Drain(LiveConnections live, Draining draining, ILogger<Drain> log)
{
    /// <summary>Clients move at a random moment within this time, so that they don't all knock at the next door at once.</summary>
    internal static readonly TimeSpan Moving = TimeSpan.FromSeconds(5);

    /// <summary>Those who have not moved by then are let go of.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Nobody has called for so long: whoever stayed has been told "busy, come back", and their answers are in the socket. A call that
    /// arrives in the very moment of the end would have no answer; its sender finds out on the next node by the same client id.
    /// </summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(300);

    public async Task RunAsync()
    {
        draining.Leave();
        var began = Stopwatch.GetTimestamp();
        var people = live.Count;
        var push = new OutgoingPush(Pushes.Moving, new Moving((int)Moving.TotalSeconds));
        foreach (var connection in live.All) connection.Send(push);
        while (live.Count > 0 && Stopwatch.GetElapsedTime(began) < Longest) await Task.Delay(Look, TimeProvider.System);
        draining.Close();
        var closed = Stopwatch.GetTimestamp();
        while (people > 0 && !SilentSince(closed) && Stopwatch.GetElapsedTime(began) < Longest + Longest / 4) await Task.Delay(Look, TimeProvider.System);
        LogDrained(people - live.Count, people, Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private bool SilentSince(long closed) => Stopwatch.GetElapsedTime(closed) >= Silence && draining.Quiet >= Silence;

    [LoggerMessage(LogLevel.Information, "Drained: {Moved} of {People} connections moved, {Seconds:0.0} s.")]
    private partial void LogDrained(int moved, int people, double seconds);
}
