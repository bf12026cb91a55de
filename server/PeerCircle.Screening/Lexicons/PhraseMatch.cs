using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>Follows a phrase through a text from one place: all its ways at once, each place at most once, so the time is bounded.</summary>
/// <param name="words">The word form of a text.</param>
/// <param name="start">Where the phrase must begin.</param>
/// <param name="isRunTogether">True: the spaces of the phrase must be missing in the text.</param>
internal readonly ref struct PhraseMatch(string words, int start, bool isRunTogether)
{
    /// <summary>The most characters that a gap spans.</summary>
    public const int WidestGap = 24;

    /// <summary>The most characters that a phrase spans.</summary>
    private const int Widest = 127;

    private readonly string _words = words;
    private readonly int _start = start;
    private readonly bool _isRunTogether = isRunTogether;

    /// <summary>Where the longest way through ends, on the edge of a word; -1 when there is none.</summary>
    public int End(IReadOnlyList<Piece> pieces)
    {
        if (!_isRunTogether && IsInsideWord(_start))
            return -1;
        var places = Through(pieces, UInt128.One);
        for (var offset = Widest; offset > 0 && places != 0; offset--)
        {
            if ((places >> offset & 1) == 1 && (_isRunTogether || !IsInsideWord(_start + offset)))
                return _start + offset;
        }

        return -1;
    }

    private UInt128 Through(IReadOnlyList<Piece> pieces, UInt128 places)
    {
        for (var i = 0; i < pieces.Count && places != 0; i++)
            places = After(pieces[i], places);
        return places;
    }

    private UInt128 After(Piece piece, UInt128 places)
    {
        if (piece is Piece.Choice choice)
        {
            var all = UInt128.Zero;
            var possible = Possible(choice, places);
            for (var i = 0; i < choice.Options.Count && possible != 0; i++)
                all |= Through(choice.Options[i], possible);
            return all;
        }

        var after = UInt128.Zero;
        for (var rest = places; rest != 0; rest &= rest - 1)
            after |= AfterOne(piece, (int)UInt128.TrailingZeroCount(rest));
        return after;
    }

    private UInt128 Possible(Piece.Choice choice, UInt128 places)
    {
        var possible = places;
        for (var rest = places; rest != 0; rest &= rest - 1)
        {
            var offset = (int)UInt128.TrailingZeroCount(rest);
            var at = _start + offset;
            if (!choice.CanBeginWith(at < _words.Length ? _words[at] : '\0'))
                possible &= ~Bit(offset);
        }

        return possible;
    }

    private UInt128 AfterOne(Piece piece, int offset) => piece switch
    {
        Piece.Letters letters => string.CompareOrdinal(_words, _start + offset, letters.Text, 0, letters.Text.Length) == 0 ? Bit(offset + letters.Text.Length) : 0,
        Piece.Space => AfterSpace(offset),
        Piece.Ending => Bit(EndOfWord(offset)),
        Piece.Gap => AfterGap(offset),
        _ => 0,
    };

    private UInt128 AfterSpace(int offset)
    {
        var at = _start + offset;
        if (_isRunTogether)
            return Bit(offset);
        if (at < _words.Length && _words[at] == ' ')
            return Bit(offset + 1);
        return at > 0 && at <= _words.Length && Script.IsSolid(_words[at - 1]) ? Bit(offset) : 0;
    }

    // A word of a spaced script can only be met at its beginning.
    private UInt128 AfterGap(int offset)
    {
        var places = UInt128.Zero;
        for (var step = 0; step <= WidestGap && _start + offset + step < _words.Length && _words[_start + offset + step] != '\n'; step++)
        {
            if (!IsInsideWord(_start + offset + step))
                places |= Bit(offset + step);
        }

        return places;
    }

    private int EndOfWord(int offset)
    {
        while (_start + offset < _words.Length && offset < Widest && Script.IsSpaced(_words[_start + offset]))
            offset++;
        return offset;
    }

    private bool IsInsideWord(int at) =>
        at > 0 && at < _words.Length && Script.IsSpaced(_words[at - 1]) && Script.IsSpaced(_words[at]);

    private static UInt128 Bit(int offset) => offset > Widest ? UInt128.Zero : UInt128.One << offset;
}
