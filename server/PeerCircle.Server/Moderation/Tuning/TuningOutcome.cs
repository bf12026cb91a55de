namespace PeerCircle.Server.Moderation;

/// <summary>What a change to the screener's settings came to.</summary>
public abstract record TuningOutcome
{
    private TuningOutcome()
    {
    }

    /// <summary>It is stored; every node follows by itself.</summary>
    /// <param name="TermId">The term it was about; empty for other settings.</param>
    public sealed record Done(Guid TermId = default) : TuningOutcome;

    /// <summary>There is nothing of that name, or not for this caller.</summary>
    public sealed record NotFound : TuningOutcome;

    /// <summary>It was not made.</summary>
    public sealed record Refused(TermFault Fault) : TuningOutcome;
}
