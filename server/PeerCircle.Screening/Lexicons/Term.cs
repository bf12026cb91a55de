namespace PeerCircle.Screening.Lexicons;

/// <summary>A phrase to look for in the word form of a text.</summary>
public sealed class Term
{
    private const int ShortestRunTogether = 8;
    private readonly string? _language;

    /// <param name="category">The category of its file.</param>
    /// <param name="section">The section of its file.</param>
    /// <param name="phrase">The phrase, written as <see cref="LexiconFile"/> says.</param>
    /// <param name="language">The only language it counts in; null for any.</param>
    /// <exception cref="FormatException">The phrase can't be read; the message quotes it.</exception>
    public Term(string category, string section, string phrase, string? language = null)
    {
        (Category, Section, _language) = (category, section, language);
        Pieces = PhraseParser.Parse(phrase);
        if (WithoutLetters(Pieces) is not (false, false))
            throw new FormatException($"\"{phrase}\" would stand everywhere.");
    }

    public string Category { get; }

    public string Section { get; }

    internal Piece[] Pieces { get; }

    /// <summary>True when this term counts in a text of that language; an unknown one may be any.</summary>
    public bool Speaks(string? lang) =>
        _language is null || lang is null || lang.StartsWith(_language, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where it ends when it stands at this place, or -1.</summary>
    /// <param name="words">The word form of a text.</param>
    /// <param name="edges">Where its words end.</param>
    /// <param name="start">A place in it.</param>
    /// <param name="isRunTogether">True to look for it without its spaces ("iwanttodie").</param>
    internal int EndAt(ReadOnlySpan<char> words, Edges edges, int start, bool isRunTogether)
    {
        var end = new PhraseMatch(words, edges, start, isRunTogether).End(Pieces);
        return isRunTogether && end - start < ShortestRunTogether ? -1 : end;
    }

    // Whether a way leads through the pieces, or into a gap, without a single letter.
    private static (bool Through, bool IntoGap) WithoutLetters(Piece[] pieces)
    {
        var intoGap = false;
        foreach (var piece in pieces)
        {
            if (piece is Piece.Letters or Piece.Space)
                return (false, intoGap);
            if (piece is not Piece.Choice choice)
                return (false, true);
            var ways = Array.ConvertAll(choice.Options, WithoutLetters);
            intoGap |= Array.Exists(ways, way => way.IntoGap);
            if (!Array.Exists(ways, way => way.Through))
                return (false, intoGap);
        }

        return (true, intoGap);
    }
}

/// <summary>A term that stands in a text.</summary>
/// <param name="Category">The term's category.</param>
/// <param name="Section">The term's section, or the one that its context turned it into.</param>
/// <param name="Start">Where it begins in the word form.</param>
/// <param name="End">The place after its last character.</param>
/// <param name="IsAdded">True for a term that a circle added to what ships: the learned score does not doubt it.</param>
public readonly record struct Sign(string Category, string Section, int Start, int End, bool IsAdded = false)
{
    public bool Is(string category, string section) => Category == category && Section == section;
}
