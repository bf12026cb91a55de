using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;

namespace PeerCircle.Server.Realtime;

/// <summary>Gathers committed changes into sets, one for each unbroken run of versions.</summary>
internal static class ChangeSets
{
    public static IEnumerable<ChangeSet> Gather(IEnumerable<ChannelChange> changes)
    {
        var run = new List<ChannelChange>();
        foreach (var change in changes)
        {
            if (run.Count > 0 && !Continues(run[^1], change))
            {
                yield return Set(run);
                run.Clear();
            }
            run.Add(change);
        }
        if (run.Count > 0) yield return Set(run);
    }

    /// <summary>What only one person may know; it moves no version.</summary>
    public static ChangeSet Private(ChannelChange change) =>
        new(change.ChannelId, change.Epoch, change.After, change.Version, false, false, [], [], null, change.Mine);

    private static bool Continues(ChannelChange last, ChannelChange next) =>
        next.After == last.Version && string.Equals(next.Epoch, last.Epoch, StringComparison.Ordinal);

    private static ChangeSet Set(List<ChannelChange> run)
    {
        if (run is [{ Message: { } only } change]) return new(change.ChannelId, change.Epoch, change.After, change.Version, false, false, [only], [], change.Channel);
        var messages = new Dictionary<Guid, MessageView>();
        var reactions = new Dictionary<Guid, ReactionsChange>();
        foreach (var one in run)
        {
            if (one.Message is { } message) messages[message.Id] = message;
            if (one.Reactions is { } counts) reactions[counts.Id] = counts;
        }
        return new(
            run[0].ChannelId, run[0].Epoch, run[0].After, run[^1].Version, false, false,
            [.. messages.Values.OrderBy(m => m.Version)], [.. reactions.Values.OrderBy(r => r.Version)],
            run.LastOrDefault(c => c.Channel is not null)?.Channel);
    }
}
