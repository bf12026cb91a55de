namespace PeerCircle.Contracts;

/// <summary>What the server sends on <c>/hub/v1</c>, by name.</summary>
public static class Pushes
{
    public const string Changed = "Changed";
    public const string Presence = "Presence";
    public const string Heads = "Heads";
    public const string Support = "Support";
    public const string CaseChanged = "CaseChanged";
    public const string Urgent = "Urgent";
    public const string SignedOut = "SignedOut";
    public const string Moving = "Moving";
}

/// <summary>How lively a room is, in buckets that give nobody away.</summary>
public sealed record PresenceView(Guid ChannelId, string Presence);

/// <summary>To staff, on whatever page: so many urgent cases that they may see wait for someone, and nobody is on them.</summary>
public sealed record UrgentWaiting(int Waiting);

/// <summary>Why the connection is about to close.</summary>
public sealed record SignedOut(string Reason);

/// <summary>This node is about to stop: connect again, at a moment of one's own choosing within that time; another node answers.</summary>
public sealed record Moving(int WithinSeconds);

/// <summary>The buckets of presence.</summary>
public static class PresenceBuckets
{
    public const string Quiet = "quiet";
    public const string Few = "few";
    public const string Several = "several";
    public const string Many = "many";
}
