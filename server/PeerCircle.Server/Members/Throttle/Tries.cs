namespace PeerCircle.Server.Members;

/// <summary>
/// Counts tries per key and answers how long the next one has to wait: some are free, then the wait doubles, up to a bound. A try is
/// counted before it is carried out, so that a thousand at once are not a thousand free ones. Bounded in memory: the oldest give way.
/// </summary>
/// <param name="capacity">Most keys kept.</param>
public sealed class Tries(TimeProvider time, int capacity)
{
    /// <summary>Longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>After this long without a try, a key is forgotten.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>How long this key has to wait now; zero when it may try.</summary>
    public TimeSpan WaitOf(string key)
    {
        lock (gate) return Find(key) is { } entry && entry.NextAt > time.GetUtcNow() ? entry.NextAt - time.GetUtcNow() : TimeSpan.Zero;
    }

    /// <summary>Counts a try.</summary>
    /// <param name="free">Tries before the first wait.</param>
    public void Count(string key, int free)
    {
        lock (gate)
        {
            var (now, count) = (time.GetUtcNow(), (Find(key)?.Count ?? 0) + 1);
            if (entries.Count >= capacity && !entries.ContainsKey(key)) MakeRoom(now);
            entries[key] = new Entry(count, now, now + WaitAfter(count - free));
        }
    }

    /// <summary>How many tries a key has made.</summary>
    public int CountOf(string key)
    {
        lock (gate) return Find(key)?.Count ?? 0;
    }

    /// <summary>Takes one try back, or all of them.</summary>
    public void Forgive(string key, bool all)
    {
        lock (gate)
        {
            if (Find(key) is not { } entry) return;
            if (all || entry.Count <= 1) entries.Remove(key);
            else entries[key] = entry with { Count = entry.Count - 1, NextAt = entry.At };
        }
    }

    /// <summary>The wait after so many tries beyond the free ones: nothing, then 1, 2, 4 … seconds.</summary>
    internal static TimeSpan WaitAfter(int beyond) => beyond < 0 ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(beyond, 30)), Longest.TotalSeconds));

    private Entry? Find(string key)
    {
        if (!entries.TryGetValue(key, out var entry)) return null;
        if (time.GetUtcNow() - entry.At < Memory) return entry;
        entries.Remove(key);
        return null;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, entry) in entries)
            if (now - entry.At >= Memory) entries.Remove(key);
        if (entries.Count < capacity) return;
        // A flood of invented keys must not push out those that are being guessed: few tries go first, then the oldest.
        foreach (var key in entries.OrderBy(e => e.Value.Count).ThenBy(e => e.Value.At).Take(Math.Max(1, capacity / 4)).Select(e => e.Key).ToList()) entries.Remove(key);
    }

    private sealed record Entry(int Count, DateTimeOffset At, DateTimeOffset NextAt);
}
