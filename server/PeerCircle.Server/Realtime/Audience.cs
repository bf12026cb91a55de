using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;

namespace PeerCircle.Server.Realtime;

/// <summary>
/// Those who are looking at one channel on this node. A quiet channel is told at once; a busy one at most every ten milliseconds,
/// with all that has gathered in one set.
/// </summary>
internal sealed class Audience(Guid channelId, ChannelKind kind)
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(10);

    // Pacing is for the wire, not for the meaning of anything: it keeps to real time even where the clock is moved.
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly Lock gate = new();
    private volatile LiveConnection[] listeners = [];
    private List<ChannelChange> waiting = [];
    private bool busy;
    private long flushedAt;

    public Guid ChannelId { get; } = channelId;

    public ChannelKind Kind { get; } = kind;

    /// <summary>Who is looking; a person with several connections comes as often.</summary>
    public IEnumerable<Guid> Members => listeners.Select(l => l.Caller.MemberId);

    public void Join(LiveConnection connection)
    {
        lock (gate)
            if (!listeners.Contains(connection)) listeners = [.. listeners, connection];
    }

    public void Leave(LiveConnection connection)
    {
        lock (gate) listeners = [.. listeners.Where(l => l != connection)];
    }

    /// <summary>Sends the same to everyone who is looking.</summary>
    public void Send(OutgoingPush push)
    {
        foreach (var reader in listeners) reader.Send(push);
    }

    /// <summary>Takes a committed change; returns at once.</summary>
    public void Add(ChannelChange change)
    {
        lock (gate)
        {
            waiting.Add(change);
            if (busy) return;
            busy = true;
        }
        _ = Task.Run(FlushAsync);
    }

    private async Task FlushAsync()
    {
        while (true)
        {
            var rest = Window - Time.GetElapsedTime(Volatile.Read(ref flushedAt));
            if (rest > TimeSpan.Zero) await Task.Delay(rest, Time);
            List<ChannelChange> changes;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    busy = false;
                    return;
                }
                (changes, waiting) = (waiting, []);
            }
            Volatile.Write(ref flushedAt, Time.GetTimestamp());
            Deliver(changes);
            lock (gate)
            {
                if (waiting.Count > 0) continue;
                busy = false;
                return;
            }
        }
    }

    private void Deliver(List<ChannelChange> changes)
    {
        var readers = listeners;
        // Changes of two nodes arrive in turn: in the order of their versions they leave fewer holes to ask about.
        foreach (var set in ChangeSets.Gather(changes.Where(c => c.OnlyFor is null).OrderBy(c => c.Version)))
        {
            var push = new OutgoingPush(Pushes.Changed, set);
            foreach (var reader in readers) reader.Send(push);
        }
        foreach (var change in changes.Where(c => c.OnlyFor is not null))
        {
            var push = new OutgoingPush(Pushes.Changed, ChangeSets.Private(change));
            foreach (var reader in readers)
                if (reader.Caller.MemberId == change.OnlyFor) reader.Send(push);
        }
    }
}
