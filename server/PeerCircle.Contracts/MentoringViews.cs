namespace PeerCircle.Contracts;

/// <summary>A mentor as people who look for one see them. Never whether they are online.</summary>
/// <param name="Id">The member's id.</param>
/// <param name="Nickname">The member's nickname.</param>
/// <param name="About">What they have lived through, in their words.</param>
/// <param name="Languages">BCP 47 tags of the languages they write.</param>
/// <param name="Topics">What they like to be asked about.</param>
/// <param name="Hours">When they usually write, in their words.</param>
/// <param name="Free">True when they can be asked now.</param>
/// <param name="AwayUntil">The first moment they are back from a planned absence.</param>
public sealed record MentorView(
    Guid Id,
    string Nickname,
    string About,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Topics,
    string Hours,
    bool Free,
    DateTimeOffset? AwayUntil = null);

/// <summary>Someone asked a mentor.</summary>
/// <param name="Id">The request.</param>
/// <param name="Side">Whether the reader asked ("member") or was asked ("mentor").</param>
/// <param name="With">The other of the two.</param>
/// <param name="State">One of <see cref="RequestStates"/>.</param>
/// <param name="AskedAt">When it was asked (UTC).</param>
/// <param name="Opening">The opening line as written.</param>
/// <param name="ChannelId">The conversation it became.</param>
public sealed record RequestView(
    Guid Id, string Side, AuthorView With, string State, DateTimeOffset AskedAt, string? Opening = null, Guid? ChannelId = null);

/// <summary>A one-to-one conversation. It holds no presence, no times and no counts.</summary>
/// <param name="Id">The channel's id.</param>
/// <param name="With">The other of the two.</param>
/// <param name="State">One of <see cref="ConversationStates"/>, as it is for the reader: the other side's pause is theirs alone.</param>
public sealed record ConversationView(Guid Id, AuthorView With, string State);

/// <summary>A request was made.</summary>
/// <param name="Id">The request.</param>
/// <param name="Support">A support card, when the opening line sounds like distress.</param>
public sealed record Asked(Guid Id, SupportCard? Support = null);

/// <summary>A request that was taken: the mentor may write to the member from now on.</summary>
/// <param name="ChannelId">The conversation's channel.</param>
public sealed record Accepted(Guid ChannelId);

/// <summary>How a request can stand.</summary>
public static class RequestStates
{
    public const string Open = "open";
    public const string Accepted = "accepted";
    public const string Passed = "passed";
    public const string TakenBack = "taken-back";
}

/// <summary>How a conversation can stand.</summary>
public static class ConversationStates
{
    public const string Active = "active";
    public const string Paused = "paused";
    public const string Ended = "ended";
}
