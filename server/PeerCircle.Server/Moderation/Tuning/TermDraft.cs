using System.Text;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>A term as someone wrote it, not looked at yet.</summary>
/// <param name="Text">The phrase.</param>
/// <param name="Language">A language, or empty for any.</param>
/// <param name="Kind">The name of a <see cref="TermKind"/>.</param>
/// <param name="Note">Why it is wanted.</param>
public sealed record TermDraft(string? Text, string? Language, string? Kind, string? Note)
{
    /// <summary>The languages with lists of their own.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "ja", "ko", "it"];

    /// <summary>The phrase as it would be kept.</summary>
    public string Phrase => WellFormed.Is(Text ?? "") ? (Text ?? "").Trim().Normalize(NormalizationForm.FormC) : "";

    /// <summary>Why it is wanted, as it would be kept.</summary>
    public string Remark => (Note ?? "").Trim();

    /// <summary>What has to be mended; null when it can be kept.</summary>
    public TermFault? Fault =>
        PhraseCheck.Of(Phrase) is { } fault ? FaultOf(fault)
        : TermKind.Find(Kind) is null || (Language is { Length: > 0 } tag && !Languages.Contains(tag, StringComparer.Ordinal)) ? TermFault.Unknown
        : Remark.Length > OwnTerm.NoteUnits || (Remark.Length > 0 && TextCheck.Of(Remark) is CheckedText.Refused) ? TermFault.Note
        : null;

    /// <summary>True when a term catches the same.</summary>
    public bool CatchesAs(OwnTerm term) =>
        TermKind.Find(Kind) is { } kind && (term.Category, term.Section, term.Text, term.Language) == (kind.Category, kind.Section, Phrase, Language ?? "");

    private static TermFault FaultOf(PhraseFault fault) => fault switch
    {
        PhraseFault.NoWords => TermFault.NoWords,
        PhraseFault.TooLong => TermFault.TooLong,
        PhraseFault.Parentheses => TermFault.Parentheses,
        PhraseFault.TooManyWays => TermFault.TooManyWays,
        PhraseFault.NeverFound => TermFault.NeverFound,
        _ => TermFault.Unreadable,
    };
}

/// <summary>Why a change to the lists was not made.</summary>
public enum TermFault
{
    NoWords,
    TooLong,
    Parentheses,
    TooManyWays,
    Unreadable,
    NeverFound,

    /// <summary>A language or a kind that is not offered.</summary>
    Unknown,
    Note,

    /// <summary>The same is there already.</summary>
    Twice,

    /// <summary>There are as many as there may be.</summary>
    Full,

    /// <summary>Nobody has seen yet what it would catch.</summary>
    NotTried,

    /// <summary>Someone else changed it in the meantime.</summary>
    Changed,

    /// <summary>Out of what is safe, such as a crisis that would be switched off.</summary>
    OutOfBounds,
}
