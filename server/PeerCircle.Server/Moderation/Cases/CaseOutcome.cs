using PeerCircle.Contracts;

namespace PeerCircle.Server.Moderation;

/// <summary>What became of something a moderator did with a case.</summary>
public abstract record CaseOutcome
{
    /// <summary>Done; the case as it is now.</summary>
    public sealed record Done(CaseView Case) : CaseOutcome;

    /// <summary>Decided; the case as it is now.</summary>
    public sealed record Decided(DecisionMade Decision) : CaseOutcome;

    /// <summary>There is no such case for this person.</summary>
    public sealed record NotFound : CaseOutcome;

    /// <summary>Someone else is on it.</summary>
    public sealed record Held(PersonView Holder, DateTimeOffset Until) : CaseOutcome;

    /// <summary>It can't be done; nothing changed but that a note was kept.</summary>
    public sealed record Refused(string Slug) : CaseOutcome;

    /// <summary>The statement of reasons lacks these fields.</summary>
    public sealed record Incomplete(IReadOnlyList<string> Fields) : CaseOutcome;

    /// <summary>The case as it now has to be shown, filled in once the transaction is over.</summary>
    internal sealed record Changed : CaseOutcome;

    /// <summary>A decision was saved, shown once the transaction is over.</summary>
    internal sealed record Saved(Guid DecisionId, string Action) : CaseOutcome;

    /// <summary>Someone else is on it, named once the transaction is over.</summary>
    internal sealed record HeldBy(Guid MemberId, DateTimeOffset Until) : CaseOutcome;
}
