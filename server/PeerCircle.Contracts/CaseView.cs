namespace PeerCircle.Contracts;

/// <summary>What needs a human, as the desk lists it. It holds no word of what people wrote.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Rises with every change; a decision names the one it was made on.</param>
/// <param name="Severity">One of <see cref="Severities"/>.</param>
/// <param name="Categories">What flags and screening call it, each once.</param>
/// <param name="OpenedAt">When it was opened (UTC).</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Place">The room's name, <c>one-to-one</c>, or <c>call</c> when someone asked for a person on the help page.</param>
/// <param name="Summary">One neutral line in the reader's language.</param>
/// <param name="Flags">How many members flagged it.</param>
/// <param name="State">One of <see cref="CaseStates"/>.</param>
/// <param name="Waiting">True while a text waits for this decision to be seen by others.</param>
/// <param name="ClaimedBy">Who is on it.</param>
/// <param name="ClaimUntil">When the claim lapses by itself (UTC).</param>
public sealed record CaseView(
    Guid Id,
    long Version,
    string Severity,
    IReadOnlyList<string> Categories,
    DateTimeOffset OpenedAt,
    CaseSubject Subject,
    string Place,
    string Summary,
    int Flags,
    string State,
    bool Waiting,
    PersonView? ClaimedBy = null,
    DateTimeOffset? ClaimUntil = null);

/// <summary>What a case is about.</summary>
/// <param name="Kind"><c>message</c>, <c>request</c> (its opening line), <c>profile</c>, or <c>call</c> when someone asked for a person.</param>
/// <param name="MessageId">The message, where it is one.</param>
/// <param name="MemberId">Who wrote it.</param>
public sealed record CaseSubject(string Kind, Guid? MessageId, Guid? MemberId);

/// <summary>A person by name.</summary>
public sealed record PersonView(Guid Id, string Nickname);

/// <summary>How soon a case needs someone.</summary>
public static class Severities
{
    public const string Urgent = "urgent";
    public const string High = "high";
    public const string Normal = "normal";
}

/// <summary>Where a case stands.</summary>
public static class CaseStates
{
    public const string Open = "open";
    public const string Decided = "decided";

    /// <summary>Its text was taken back by its author before anyone had to decide.</summary>
    public const string Withdrawn = "withdrawn";
}

/// <summary>What staff may read to decide a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Messages">In their order. From a one-to-one: only what was disclosed.</param>
/// <param name="Flags">What members said when they flagged it, without who they are.</param>
/// <param name="Notes">What moderators noted, also in decisions that came too late.</param>
public sealed record CaseContext(
    Guid CaseId, IReadOnlyList<ContextMessage> Messages, IReadOnlyList<FlagWords> Flags, IReadOnlyList<CaseNoteView> Notes);

/// <summary>A message as staff see it in a case.</summary>
/// <param name="Message">The message; its html is what was flagged, also when it is gone from its place since.</param>
/// <param name="IsSubject">True for the message the case is about.</param>
public sealed record ContextMessage(MessageView Message, bool IsSubject);

/// <summary>What a member said when flagging.</summary>
public sealed record FlagWords(string Reason, string? Note, DateTimeOffset At);

/// <summary>What a moderator noted on a case.</summary>
public sealed record CaseNoteView(PersonView By, string? Action, string Text, DateTimeOffset At);

/// <summary>The receipt of a flag.</summary>
/// <param name="FlagId">The flag; the same again for the same person and message.</param>
/// <param name="Disclosed">The messages that staff may now read because of it.</param>
public sealed record FlagReceipt(Guid FlagId, IReadOnlyList<Guid> Disclosed, SupportCard? Support = null);

/// <summary>A decision that was saved.</summary>
public sealed record DecisionMade(Guid Id, string Action, CaseView Case);

/// <summary>Why something was decided. No decision is saved without it.</summary>
/// <param name="Rule">The rule it rests on: a known name, or in words.</param>
/// <param name="Facts">What happened, in words the person can follow.</param>
/// <param name="Scope">What it covers: <c>message</c>, <c>room</c>, <c>circle</c>, or in words.</param>
/// <param name="Days">How long it lasts; absent when that has no meaning, or for good.</param>
public sealed record StatementOfReasons(string? Rule, string? Facts, string? Scope, int? Days = null);

/// <summary>A letter to one person: a receipt, an outcome, or a decision with its reasons.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>receipt</c>, <c>outcome</c>, <c>decision</c>, or <c>answer</c> to a call for a person.</param>
/// <param name="At">When it was written (UTC).</param>
/// <param name="Title">Its first line, in the reader's language.</param>
/// <param name="Text">The whole letter, in the reader's language.</param>
/// <param name="Action">What was decided.</param>
/// <param name="DecisionId">The decision an appeal would name.</param>
/// <param name="MessageId">The message it is about.</param>
/// <param name="Reason">The reasons as they were stated.</param>
/// <param name="Automated">True when no person decided.</param>
/// <param name="Redress">What the person can do about it.</param>
public sealed record NoticeView(
    Guid Id,
    string Kind,
    DateTimeOffset At,
    string Title,
    IReadOnlyList<string> Text,
    string? Action = null,
    Guid? DecisionId = null,
    Guid? MessageId = null,
    StatementOfReasons? Reason = null,
    bool? Automated = null,
    string? Redress = null);
