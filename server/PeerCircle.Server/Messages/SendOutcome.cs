using PeerCircle.Contracts;
using PeerCircle.Server.Library;

namespace PeerCircle.Server.Messages;

/// <summary>What became of a text that was sent: a new message or an edit.</summary>
public abstract record SendOutcome
{
    /// <summary>A card to show at once, whatever else happened.</summary>
    public SupportKind? Support { get; init; }

    /// <summary>Everyone sees it now.</summary>
    public sealed record Posted(MessageView Message) : SendOutcome;

    /// <summary>It waits for a moderator; only its author sees it.</summary>
    public sealed record Held(MessageView Message, string Slug) : SendOutcome;

    /// <summary>It was not taken; nothing was stored.</summary>
    public sealed record Refused(string Slug) : SendOutcome;

    /// <summary>Slow mode, or too many sends: the text may be sent again after so many seconds.</summary>
    public sealed record Slow(int Seconds) : SendOutcome;

    /// <summary>The same client id was used for another text.</summary>
    public sealed record Clash : SendOutcome;

    /// <summary>There is no such channel or message for this caller.</summary>
    public sealed record NotFound : SendOutcome;
}
