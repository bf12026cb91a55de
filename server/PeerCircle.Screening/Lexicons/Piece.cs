using System.Buffers;

namespace PeerCircle.Screening.Lexicons;

/// <summary>A part of a phrase. Places are kept as a set of bits, counted from where the phrase begins, so that matching never backtracks.</summary>
internal abstract record Piece
{
    /// <summary>Letters, as they read in a shadow copy.</summary>
    public sealed record Letters(string Text) : Piece;

    /// <summary>A space between words; nothing between Japanese or Korean ones.</summary>
    public sealed record Space : Piece;

    /// <summary>Up to <see cref="PhraseMatch.WidestGap"/> characters of the same sentence.</summary>
    public sealed record Gap : Piece;

    /// <summary>The rest of a word, or none.</summary>
    public sealed record Ending : Piece;

    /// <summary>One of several sequences.</summary>
    public sealed record Choice(IReadOnlyList<IReadOnlyList<Piece>> Options) : Piece
    {
        private readonly SearchValues<char>? _firsts = FirstsOf(Options);

        /// <summary>False when none of the options can begin with this letter: most places are ruled out here, before any option is tried.</summary>
        public bool CanBeginWith(char letter) => _firsts is null || _firsts.Contains(letter);

        private static SearchValues<char>? FirstsOf(IReadOnlyList<IReadOnlyList<Piece>> options) =>
            options.All(option => option is [Letters, ..]) ? SearchValues.Create([.. options.Select(option => ((Letters)option[0]).Text[0])]) : null;
    }
}
