using System.Diagnostics;
using PeerCircle.LoadLab.Measuring;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>When each message is meant to leave, fixed beforehand: a slow server can't make the offered rate smaller.</summary>
internal sealed class Schedule(double postsPerSecond, TimeSpan warmup, TimeSpan measured)
{
    private readonly long started = Stopwatch.GetTimestamp();

    public Latencies Latencies { get; } = new();

    public int First { get; } = (int)(postsPerSecond * warmup.TotalSeconds);

    public int Last { get; } = (int)(postsPerSecond * (warmup + measured).TotalSeconds);

    /// <summary>How many should have left by now: message 0 leaves at once.</summary>
    public int Due => Math.Min(Last, 1 + (int)(Stopwatch.GetElapsedTime(started).TotalSeconds * postsPerSecond));

    /// <summary>A message has arrived at one reader.</summary>
    public void Arrived(int number)
    {
        if (number >= First && number < Last)
            Latencies.Add(Stopwatch.GetElapsedTime(started) - TimeSpan.FromSeconds(number / postsPerSecond));
    }
}
