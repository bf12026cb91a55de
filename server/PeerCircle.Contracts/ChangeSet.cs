namespace PeerCircle.Contracts;

/// <summary>What changed in one channel: the one shape in which pushes, history and catch-up travel.</summary>
/// <param name="ChannelId">The channel it belongs to.</param>
/// <param name="Epoch">Opaque; another value than the client's means: start over.</param>
/// <param name="After">The version a client must already have for this set to leave no hole.</param>
/// <param name="Version">The version a client has reached once it has applied this set.</param>
/// <param name="Reset">True: replace everything held for this channel.</param>
/// <param name="More">True: there is more in the direction that was asked for.</param>
/// <param name="Messages">Messages that became visible or changed, as they are now.</param>
/// <param name="Reactions">Messages of which only the reactions changed.</param>
/// <param name="Channel">The channel's own state, when it changed or when the set was asked for.</param>
/// <param name="Mine">What only the receiving person may know.</param>
public sealed record ChangeSet(
    Guid ChannelId,
    string Epoch,
    long After,
    long Version,
    bool Reset,
    bool More,
    IReadOnlyList<MessageView> Messages,
    IReadOnlyList<ReactionsChange> Reactions,
    ChannelInfo? Channel = null,
    MineView? Mine = null);

/// <summary>The reactions of one message after a change that left its text alone.</summary>
/// <param name="Id">The message.</param>
/// <param name="Version">The channel version of this change.</param>
/// <param name="Reactions">The counts now.</param>
public sealed record ReactionsChange(Guid Id, long Version, ReactionCounts Reactions);

/// <summary>A channel's own state.</summary>
/// <param name="Mode">One of <see cref="ChannelModes"/>.</param>
/// <param name="Staffed">True when a moderator is on shift for it.</param>
/// <param name="SlowSeconds">Seconds one author waits between two messages; 0 is no wait.</param>
/// <param name="Floor">Everything with a position below this has been purged.</param>
/// <param name="Covered">True while messages are held because nobody is on shift; absent otherwise.</param>
public sealed record ChannelInfo(string Mode, bool Staffed, int SlowSeconds, long Floor, bool? Covered = null);

/// <summary>What only the receiving person may know about a channel.</summary>
/// <param name="Pending">Their messages that wait for a moderator.</param>
/// <param name="Reacted">Message id → kinds of reaction they gave.</param>
public sealed record MineView(IReadOnlyList<MessageView>? Pending, IReadOnlyDictionary<Guid, IReadOnlyList<string>>? Reacted);

/// <summary>How far a channel has come: enough for a client to know that it missed something.</summary>
public sealed record Head(Guid ChannelId, string Epoch, long Version);
