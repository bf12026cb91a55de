using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>Follows a phrase through a text from one place: all its ways at once, each place at most once, so the time is bounded.</summary>
/// <param name="words">The word form of a text.</param>
/// <param name="edges">Where its words end.</param>
/// <param name="start">Where the phrase must begin.</param>
/// <param name="isRunTogether">True: the spaces of the phrase must be missing in the text.</param>
internal readonly ref struct PhraseMatch(ReadOnlySpan<char> words, Edges edges, int start, bool isRunTogether)
{
    /// <summary>The most characters that a gap spans.</summary>
    public const int WidestGap = 24;

    /// <summary>The most characters that a phrase spans.</summary>
    private const int Widest = 127;

    private readonly ReadOnlySpan<char> _words = words;
    private readonly Edges _edges = edges;
    private readonly int _start = start;
    private readonly bool _isRunTogether = isRunTogether;

    /// <summary>Where the longest way through ends, on the edge of a word; -1 when there is none.</summary>
    public int End(Piece[] pieces)
    {
        if (!_isRunTogether && _edges.IsInsideWord(_start))
            return -1;
        var places = Through(pieces, UInt128.One);
        if (!_isRunTogether && places != 0)
            places &= ~_edges.InsideFrom(_start);
        places &= ~UInt128.One;
        return places == 0 ? -1 : _start + Widest - (int)UInt128.LeadingZeroCount(places);
    }

    private UInt128 Through(Piece[] pieces, UInt128 places)
    {
        for (var i = 0; i < pieces.Length && places != 0; i++)
            places = After(pieces[i], places);
        return places;
    }

    private UInt128 After(Piece piece, UInt128 places) => piece switch
    {
        Piece.Letters letters => AfterLetters(letters.Text, places),
        Piece.Choice choice => AfterChoice(choice, places),
        Piece.Space when _isRunTogether => places,
        Piece.Space => AfterSpace(places),
        Piece.Gap => AfterGap(places),
        _ => AfterEnding(places),
    };

    private UInt128 AfterLetters(string letters, UInt128 places)
    {
        var after = UInt128.Zero;
        for (; places != 0; places &= places - 1)
        {
            var offset = (int)UInt128.TrailingZeroCount(places);
            if (_words[(_start + offset)..].StartsWith(letters))
                after |= Bit(offset + letters.Length);
        }

        return after;
    }

    private UInt128 AfterChoice(Piece.Choice choice, UInt128 places)
    {
        var after = UInt128.Zero;
        var firsts = choice.Firsts.AsSpan();
        for (var i = firsts.IndexOf(Piece.Choice.Anything); i >= 0; i = Next(firsts, i))
            after |= Through(choice.Options[i], places);
        for (; places != 0; places &= places - 1)
        {
            var offset = (int)UInt128.TrailingZeroCount(places);
            if (_start + offset >= _words.Length)
                continue;
            for (var i = firsts.IndexOf(_words[_start + offset]); i >= 0; i = Next(firsts, i))
                after |= Through(choice.Options[i], Bit(offset));
        }

        return after;
    }

    private static int Next(ReadOnlySpan<char> firsts, int at)
    {
        var next = firsts[(at + 1)..].IndexOf(firsts[at]);
        return next < 0 ? -1 : at + 1 + next;
    }

    private UInt128 AfterSpace(UInt128 places)
    {
        var after = UInt128.Zero;
        for (; places != 0; places &= places - 1)
        {
            var offset = (int)UInt128.TrailingZeroCount(places);
            var at = _start + offset;
            if (at < _words.Length && _words[at] == ' ')
                after |= Bit(offset + 1);
            else if (at > 0 && at <= _words.Length && Script.IsSolid(_words[at - 1]))
                after |= Bit(offset);
        }

        return after;
    }

    // Every place spreads by up to WidestGap steps through what is open (1 + 2 + 4 + 8, then 8 and 1 again); a word of a spaced script
    // can only be met at its beginning.
    private UInt128 AfterGap(UInt128 places)
    {
        var open1 = _edges.OpenFrom(_start);
        var open2 = open1 & (open1 << 1);
        var open4 = open2 & (open2 << 2);
        var open8 = open4 & (open4 << 4);
        places &= open1;
        places |= open1 & (places << 1);
        places |= open2 & (places << 2);
        places |= open4 & (places << 4);
        places |= open8 & (places << 8);
        places |= open8 & (places << 8);
        places |= open1 & (places << 1);
        return places & ~_edges.InsideFrom(_start);
    }

    private UInt128 AfterEnding(UInt128 places)
    {
        var after = UInt128.Zero;
        for (; places != 0; places &= places - 1)
        {
            var offset = (int)UInt128.TrailingZeroCount(places);
            while (_start + offset < _words.Length && offset < Widest && Script.IsSpaced(_words[_start + offset]))
                offset++;
            after |= Bit(offset);
        }

        return after;
    }

    private static UInt128 Bit(int offset) => offset > Widest ? UInt128.Zero : UInt128.One << offset;
}
