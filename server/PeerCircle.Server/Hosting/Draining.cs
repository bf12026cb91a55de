using System.Diagnostics;

namespace PeerCircle.Server.Hosting;

/// <summary>Whether this node is on its way out, and how many calls it still owes an answer.</summary>
public sealed class Draining
{
    private int answering;
    private long answered;
    private volatile bool leaving;
    private volatile bool closed;

    /// <summary>True from the moment it was told to stop: it is not ready any more and takes no new connections.</summary>
    public bool Leaving => leaving;

    /// <summary>True when it takes no call any more: those who are still here are told that it is busy, and come back elsewhere.</summary>
    public bool Closed => closed;

    /// <summary>Hub calls that have not been answered yet.</summary>
    public int Owed => Volatile.Read(ref answering);

    /// <summary>For how long nobody has called: time for the last answers to reach the socket.</summary>
    public TimeSpan Quiet => Owed > 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Volatile.Read(ref answered));

    internal void Leave() => leaving = true;

    internal void Close() => closed = true;

    /// <summary>Counts a call until it is disposed of.</summary>
    internal Answer Answering()
    {
        Interlocked.Increment(ref answering);
        return new Answer(this);
    }

    internal readonly struct Answer(Draining of) : IDisposable
    {
        public void Dispose()
        {
            Volatile.Write(ref of.answered, Stopwatch.GetTimestamp());
            Interlocked.Decrement(ref of.answering);
        }
    }
}
