namespace PeerCircle.Contracts;

/// <summary>The stable names of what can stand in the way, as in <c>urn:peercircle:slug</c>. Each has a sentence a person can act on.</summary>
public static class Slug
{
    public const string AlreadyDecided = "already-decided";
    public const string Busy = "busy";
    public const string CaseChanged = "case-changed";
    public const string ClaimedByOther = "claimed-by-other";
    public const string ClientIdReused = "client-id-reused";
    public const string ConversationEnded = "conversation-ended";
    public const string ConversationOpen = "conversation-open";
    public const string EditTooLate = "edit-too-late";
    public const string EmptyText = "empty-text";
    public const string Forbidden = "forbidden";
    public const string ForeignOrigin = "foreign-origin";
    public const string IncompleteReason = "incomplete-reason";
    public const string InternalError = "internal-error";
    public const string Invalid = "invalid";
    public const string InvalidNote = "invalid-note";
    public const string InvalidText = "invalid-text";
    public const string InviteExpired = "invite-expired";
    public const string InviteNeeded = "invite-needed";
    public const string InviteOutOfBounds = "invite-out-of-bounds";
    public const string InviteUnknown = "invite-unknown";
    public const string InviteUsedUp = "invite-used-up";
    public const string Malformed = "malformed";
    public const string MalformedId = "malformed-id";
    public const string MentorAway = "mentor-away";
    public const string MentorFull = "mentor-full";
    public const string NicknameTaken = "nickname-taken";
    public const string Muted = "muted";
    public const string NobodyOfThatName = "nobody-of-that-name";
    public const string NotFound = "not-found";
    public const string NotOnShift = "not-on-shift";
    public const string NotPossible = "not-possible";
    public const string OpeningNotTaken = "opening-not-taken";
    public const string OpeningTooHeavy = "opening-too-heavy";
    public const string OwnMessage = "own-message";
    public const string ProfileNotTaken = "profile-not-taken";
    public const string ProfileTooHeavy = "profile-too-heavy";
    public const string ReadOnly = "room-read-only";
    public const string RegistrationClosed = "registration-closed";
    public const string ReplyNotFound = "reply-not-found";
    public const string RequestAnswered = "request-answered";
    public const string RequestOpen = "request-open";
    public const string Returned = "returned";
    public const string RoomClosed = "room-closed";
    public const string SignedOut = "signed-out";
    public const string SlowMode = "slow-mode";
    public const string Suspended = "suspended";
    public const string TooLarge = "too-large";
    public const string TooLong = "too-long";
    public const string TooManyChannels = "too-many-channels";
    public const string TooManyRequests = "too-many-requests";
    public const string TooManyTries = "too-many-tries";
    public const string TooYoung = "too-young";
    public const string TooYoungForOneToOne = "too-young-for-one-to-one";
    public const string UnknownAction = "unknown-action";
    public const string UnknownFlagReason = "unknown-flag-reason";
    public const string UnknownReaction = "unknown-reaction";
    public const string WaitsForModerator = "waits-for-moderator";
    public const string WrongCredentials = "wrong-credentials";

    /// <summary>The slug as a problem's type.</summary>
    public static string Urn(string slug) => $"urn:peercircle:{slug}";
}
