using Microsoft.Extensions.Localization;
using PeerCircle.Screening;

namespace PeerCircle.Server.Moderation;

/// <summary>Marks the words of the lists and of what the screener says. The English sentence is the key.</summary>
public sealed class TuningWords;

/// <summary>What the screener does, in words a moderator uses.</summary>
public sealed class TuningSentences(IStringLocalizer<TuningWords> say, CaseWords cases)
{
    /// <summary>What a term says about a text.</summary>
    public string Kind(TermKind kind) => kind.Name switch
    {
        "crisis.active" => say["a wish to die"],
        "crisis.plan" => say["a plan or preparations"],
        "crisis.goodbye" => say["a goodbye"],
        "crisis.pact" => say["looking for company in it"],
        "crisis.passive" => say["a passive wish"],
        "crisis.other" => say["worry about someone else"],
        "contact.ask" => say["asking for contact details"],
        "contact.meet" => say["wanting to meet"],
        "abuse.harm" => say["pushing someone to harm themselves"],
        "abuse.insult" => say["an insult"],
        "abuse.group" => say["against a group of people"],
        "grooming.unwatched" => say["away from moderators or parents"],
        "grooming.body" => say["about someone's body"],
        "spam.advert" => say["an advert"],
        _ => kind.IsExcuse ? say["harmless here"] : kind.Name,
    };

    /// <summary>A term's kind with its category.</summary>
    public string KindOf(OwnTerm term) => TermKind.Find($"{term.Category}.{term.Section}") is { } kind ? $"{cases.Category(kind.Category)}: {Kind(kind)}" : $"{term.Category}.{term.Section}";

    /// <summary>What a term alone leads to.</summary>
    public string LeadsTo(TermKind kind) => kind.Visibility is not { } visibility
        ? say["takes back what it covers"]
        : kind.Category == Categories.Crisis ? say["{0}, with the support card and an urgent case", Seen(visibility)] : Seen(visibility);

    /// <summary>What others see of a text.</summary>
    public string Seen(Visibility visibility) => visibility switch
    {
        Visibility.Published => say["seen by everyone"],
        Visibility.Folded => say["behind a neutral line"],
        Visibility.Held => say["held for a moderator"],
        _ => say["back to its author"],
    };

    /// <summary>What a text comes to.</summary>
    public string Outcome(ScreeningResult result) => result.Verdict switch
    {
        Verdict.Allow => say["It goes through: nothing applies."],
        Verdict.Crisis => say["It is taken as a crisis: {0}, with the support card and an urgent case.", Seen(result.Visibility)],
        Verdict.Flag => say["It goes through, and a moderator is told."],
        Verdict.Hold => say["It is held for a moderator."],
        _ => say["It goes back to its author with the reason."],
    };

    /// <summary>What a text comes to, in a word.</summary>
    public string Brief(Verdict verdict) => verdict switch
    {
        Verdict.Allow => say["goes through"],
        Verdict.Crisis => say["a crisis"],
        Verdict.Flag => say["told to a moderator"],
        Verdict.Hold => say["held"],
        _ => say["given back"],
    };

    public string State(TermState state) => state switch
    {
        TermState.Live => say["live"],
        TermState.Dry => say["runs dry"],
        _ => say["off"],
    };

    /// <summary>What stood in the way, and what to do next.</summary>
    public string Fault(TermFault fault) => fault switch
    {
        TermFault.NoWords => say["There is no word in it yet. Write at least one letter or digit."],
        TermFault.TooLong => say["This phrase is too long. Up to {0} characters can be looked for.", Screening.Lexicons.PhraseCheck.Longest],
        TermFault.Parentheses => say["A parenthesis is open, or closes one that is not open."],
        TermFault.TooManyWays => say["There are too many choices in it. Up to {0} of | and ? can stand in one phrase; please make two of it.", Screening.Lexicons.PhraseCheck.MostChoices],
        TermFault.Unreadable => say["This can't be looked for: a mark stands where it belongs to no word, or all of it may be left out."],
        TermFault.NeverFound => say["This would never be found: digits inside words are read as letters. Please write it with letters."],
        TermFault.Unknown => say["Please choose a kind and a language from the lists."],
        TermFault.Note => say["This note can't be kept. Up to {0} characters fit.", OwnTerm.NoteUnits],
        TermFault.Twice => say["This phrase is there already."],
        TermFault.Full => say["There are {0} phrases already, which is all that fits. Please remove one that is off.", OwnTerm.Most],
        TermFault.NotTried => say["Please look first at what it would have caught."],
        TermFault.Changed => say["Someone else changed this in the meantime. What you wrote is still here; look at it again before you keep it."],
        _ => say["This is out of what is safe. Words of crisis stay on, and their scores can only count sooner."],
    };
}
