namespace PeerCircle.Contracts;

/// <summary>A message as a reader gets it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ChannelId">The channel it stands in.</param>
/// <param name="Position">Its place in the order: the version at which it became visible; 0 while it waits for a moderator.</param>
/// <param name="Version">The version of its latest change; 0 while it waits.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="PostedAt">When it became visible (UTC); while it waits, when it was sent.</param>
/// <param name="State">One of <see cref="MessageStates"/>.</param>
/// <param name="Html">The rendered text; empty unless visible (or waiting, to its own author).</param>
/// <param name="Reactions">Counts of the four reactions.</param>
/// <param name="EditedAt">When it was last edited.</param>
/// <param name="ReplyTo">The message it answers.</param>
/// <param name="Note">Its content note: the text is folded behind it.</param>
/// <param name="Lang">The language of the text as a BCP 47 tag, where it could be told.</param>
/// <param name="Quote">The message it answers, in short; absent once that is no longer visible.</param>
public sealed record MessageView(
    Guid Id,
    Guid ChannelId,
    long Position,
    long Version,
    AuthorView Author,
    DateTimeOffset PostedAt,
    string State,
    string Html,
    ReactionCounts Reactions,
    DateTimeOffset? EditedAt = null,
    Guid? ReplyTo = null,
    string? Note = null,
    string? Lang = null,
    QuoteView? Quote = null);

/// <summary>Who wrote a message.</summary>
/// <param name="Id">The member's id.</param>
/// <param name="Nickname">The member's nickname.</param>
/// <param name="Role">member, mentor, moderator, safeguarding-lead or administrator.</param>
public sealed record AuthorView(Guid Id, string Nickname, string Role);

/// <summary>The answered message in short.</summary>
/// <param name="Nickname">Who wrote it.</param>
/// <param name="Excerpt">Its first words as plain text; empty when it is folded behind a content note.</param>
public sealed record QuoteView(string Nickname, string Excerpt);

/// <summary>How many people gave each of the four reactions.</summary>
/// <param name="Hear">"I hear you".</param>
/// <param name="Metoo">"me too".</param>
/// <param name="Thanks">"thank you".</param>
/// <param name="Time">"take your time".</param>
public readonly record struct ReactionCounts(int Hear, int Metoo, int Thanks, int Time);

/// <summary>The states of a message that readers can meet.</summary>
public static class MessageStates
{
    public const string Visible = "visible";
    public const string Withdrawn = "withdrawn";
    public const string Removed = "removed";
}

/// <summary>The kinds of reaction.</summary>
public static class ReactionKinds
{
    public const string Hear = "hear";
    public const string Metoo = "metoo";
    public const string Thanks = "thanks";
    public const string Time = "time";

    /// <summary>All four, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<string> All = [Hear, Metoo, Thanks, Time];
}

/// <summary>The modes of a room.</summary>
public static class ChannelModes
{
    public const string Open = "open";
    public const string Newcomers = "newcomers";
    public const string Held = "held";
    public const string ReadOnly = "read-only";
    public const string Closed = "closed";
}
