namespace PeerCircle.Screening;

/// <summary>What to do with a text, from the mildest to the one that outranks all others.</summary>
public enum Verdict
{
    Allow,
    Flag,
    Hold,
    Refuse,
    Crisis,
}

/// <summary>What others may see of a text, from the most open to the strictest.</summary>
public enum Visibility
{
    Published,

    /// <summary>Published behind a neutral line.</summary>
    Folded,

    /// <summary>Kept back until a moderator has looked.</summary>
    Held,

    /// <summary>Given back to its author with the reason.</summary>
    Refused,
}

/// <summary>Whose distress a text speaks of: it decides which support card is shown.</summary>
public enum Concern
{
    None,
    Self,
    Other,
}

/// <summary>Where a text is going to stand.</summary>
public enum Place
{
    Room,

    /// <summary>The one-to-one conversation of a member and a mentor.</summary>
    Mentor,
}

/// <summary>The categories of the shipped rules, as the wire names them.</summary>
public static class Categories
{
    public const string Crisis = "crisis";
    public const string Contact = "contact";
    public const string Abuse = "abuse";
    public const string Grooming = "grooming";
    public const string Spam = "spam";

    /// <summary>All, in the order in which results list them.</summary>
    public static readonly IReadOnlyList<string> All = [Crisis, Contact, Abuse, Grooming, Spam];
}
