namespace PeerCircle.Server.Library;

/// <summary>What a change to the helplines came to.</summary>
public abstract record HelplineOutcome
{
    private HelplineOutcome()
    {
    }

    /// <summary>It is stored; every node follows by itself.</summary>
    public sealed record Done(string Key) : HelplineOutcome;

    /// <summary>There is nothing of that name, or not for this caller.</summary>
    public sealed record NotFound : HelplineOutcome;

    /// <summary>It was not made.</summary>
    public sealed record Refused(HelplineFault Fault) : HelplineOutcome;
}

/// <summary>What keeps an entry from being stored.</summary>
public enum HelplineFault
{
    Name,
    Region,

    /// <summary>Nobody is told when it can be reached.</summary>
    NoHours,

    /// <summary>The hours for the machine can't be read.</summary>
    Open,
    NoWay,

    /// <summary>A number, address or name does not fit its way.</summary>
    Reach,
    TooLong,
    Source,
    Changed,

    /// <summary>Nothing would be left for those who are in no listed region.</summary>
    LastForAll,
    Full,
}
