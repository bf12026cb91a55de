namespace PeerCircle.Server.Presence;

/// <summary>Presence of a single node. It ends with the process, as it should.</summary>
public sealed class MemoryPresence : IPresenceStore
{
    private readonly Lock gate = new();
    private volatile NodePresence held = NodePresence.Nobody;
    private PresenceSample? sample;

    public Task HoldAsync(NodePresence mine)
    {
        held = mine;
        return Task.CompletedTask;
    }

    public Task ReleaseAsync() => HoldAsync(NodePresence.Nobody);

    public Task<NodePresence> EveryoneAsync() => Task.FromResult(held);

    public Task<PresenceSample> ShareAsync(PresenceSample offered)
    {
        lock (gate) return Task.FromResult(sample?.Tick == offered.Tick ? sample : sample = offered);
    }

    public Task<PresenceSample?> FindAsync(long tick)
    {
        lock (gate) return Task.FromResult(sample?.Tick == tick ? sample : null);
    }
}
