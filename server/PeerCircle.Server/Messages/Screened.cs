using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Library;

namespace PeerCircle.Server.Messages;

/// <summary>A text that was bounded and screened, and what that means for it. Everything a person writes for others comes through here.</summary>
public sealed record Screened
{
    /// <summary>Why it can't be taken; null when it can.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Why it has to wait for a moderator; null when it needn't.</summary>
    public string? Hold { get; private init; }

    /// <summary>What a human should look at; null when nobody needs to.</summary>
    public ScreeningHit? Hit { get; private init; }

    public SupportKind? Support { get; private init; }

    /// <summary>The text in normal form C with plain newlines.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The content note: the author's, or a neutral line when the text is folded for others.</summary>
    public string? Note { get; private init; }

    /// <summary>The neutral line behind which words of distress stand.</summary>
    public const string NeutralNote = "Something heavy";

    private const int Pieces = 4;

    /// <summary>Bounds and screens a text with its note.</summary>
    public static Screened Check(Screener screener, string text, string? note, string language, Place place)
    {
        var check = TextCheck.Of(text);
        var written = $"{note}\n{text}";
        if (check is CheckedText.Refused(var unfit)) return new Screened { Refusal = unfit, Support = SupportIn(screener, written, language, place) };
        var bounded = ((CheckedText.Ok)check).Text;
        if (NoteProblem(ref note) is { } problem) return new Screened { Refusal = problem, Support = SupportIn(screener, written, language, place) };
        var found = screener.Check(note is null ? bounded : $"{note}\n{bounded}", language, place);
        return new Screened
        {
            Text = bounded,
            Note = note ?? (found.Visibility is Visibility.Folded ? NeutralNote : null),
            Refusal = found.Visibility is Visibility.Refused ? $"screened-{found.Categories[0]}" : null,
            Hold = found.Visibility is Visibility.Held ? $"held-{found.Categories[0]}" : null,
            Hit = ScreeningHit.Of(found),
            Support = SupportOf(found.Concern),
        };
    }

    /// <summary>The card that meets a concern; null when there is none.</summary>
    public static SupportKind? SupportOf(Concern concern) => concern switch
    {
        Concern.Self => SupportKind.Self,
        Concern.Other => SupportKind.Other,
        _ => null,
    };

    // What can't be taken may still be a cry for help: a long one, or one in the wrong box. It is looked at in pieces, and not without end.
    private static SupportKind? SupportIn(Screener screener, string written, string language, Place place) =>
        written.Chunk(Limits.TextUnits).Take(Pieces)
            .Select(piece => SupportOf(screener.Check(new string(piece), language, place).Concern))
            .FirstOrDefault(found => found is not null);

    private static string? NoteProblem(ref string? note)
    {
        if (string.IsNullOrWhiteSpace(note))
        {
            note = null;
            return null;
        }
        if (TextCheck.Of(note) is not CheckedText.Ok(var bounded) || bounded.Contains('\n')) return Slug.InvalidNote;
        note = bounded.Trim();
        return note.Length > Limits.NoteUnits ? Slug.InvalidNote : null;
    }
}
