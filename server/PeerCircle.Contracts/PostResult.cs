namespace PeerCircle.Contracts;

/// <summary>What became of something a person sent.</summary>
/// <param name="Status">One of <see cref="PostStatuses"/>.</param>
/// <param name="ClientId">The id the client gave it.</param>
/// <param name="Message">The message as it stands now; absent when it was refused or has to wait for slow mode.</param>
/// <param name="Reason">Why it was held, refused or slowed: a stable slug and a sentence to act on.</param>
/// <param name="ExpectedMinutes">How long a look by a moderator usually takes at this hour; absent when unknown.</param>
/// <param name="RetryAfterSeconds">Seconds to wait before sending it again.</param>
/// <param name="Support">A support card, when the text sounds like distress.</param>
public sealed record PostResult(
    string Status,
    Guid? ClientId,
    MessageView? Message = null,
    Reason? Reason = null,
    int? ExpectedMinutes = null,
    int? RetryAfterSeconds = null,
    SupportCard? Support = null);

/// <summary>A stable slug and a sentence a person can act on.</summary>
public sealed record Reason(string Slug, string Text);

/// <summary>The ways a send can end.</summary>
public static class PostStatuses
{
    public const string Posted = "posted";
    public const string Held = "held";
    public const string Refused = "refused";
    public const string Slow = "slow";
}

/// <summary>An expected "no", inside a hub answer.</summary>
/// <param name="Type">urn:peercircle:slug.</param>
/// <param name="Title">A sentence a person can act on.</param>
/// <param name="RetryAfterSeconds">Seconds to wait before trying again.</param>
public sealed record ProblemView(string Type, string Title, int? RetryAfterSeconds = null);

/// <summary>The hub's answer to a call that was not carried out.</summary>
public sealed record ProblemAnswer(ProblemView Problem);
