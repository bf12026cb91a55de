using PeerCircle.Contracts;

namespace PeerCircle.Tests.Channels;

/// <summary>A client that keeps up by the rules of the wire, and by nothing else.</summary>
public sealed class ClientCopy
{
    private readonly Dictionary<Guid, MessageView> messages = [];
    private string? epoch;
    private long infoVersion = -1;

    public long Version { get; private set; }

    public ChannelInfo? Info { get; private set; }

    public IReadOnlyList<MessageView> Pending { get; private set; } = [];

    public IEnumerable<MessageView> Messages => messages.Values.OrderBy(m => m.Position);

    /// <summary>Applies a set; false when it leaves a hole and "since mine" has to be asked for.</summary>
    public bool Apply(ChangeSet set)
    {
        if (set.Reset || (epoch is not null && epoch != set.Epoch))
        {
            messages.Clear();
            (Version, infoVersion) = (0, -1);
            epoch = set.Epoch;
            if (!set.Reset) return false;
        }
        epoch ??= set.Epoch;
        if (set.After > Version) return false;
        foreach (var message in set.Messages) Take(message);
        foreach (var counts in set.Reactions) Take(counts);
        Take(set.Channel, set.Version);
        Pending = set.Mine?.Pending ?? Pending;
        Version = Math.Max(Version, set.Version);
        return true;
    }

    private void Take(MessageView message)
    {
        if (message.Position < Info?.Floor) return;
        if (!messages.TryGetValue(message.Id, out var known) || message.Version > known.Version) messages[message.Id] = message;
    }

    private void Take(ReactionsChange counts)
    {
        if (messages.TryGetValue(counts.Id, out var known) && counts.Version > known.Version)
            messages[counts.Id] = known with { Version = counts.Version, Reactions = counts.Reactions };
    }

    private void Take(ChannelInfo? info, long version)
    {
        if (info is null || version < infoVersion) return;
        (Info, infoVersion) = (info, version);
        foreach (var purged in messages.Values.Where(m => m.Position < info.Floor).ToList()) messages.Remove(purged.Id);
    }
}
