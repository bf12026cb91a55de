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
    public sealed record Choice(Piece[][] Options) : Piece
    {
        /// <summary>Stands in <see cref="Firsts"/> for an option that does not begin with a letter of its own.</summary>
        public const char Anything = '\0';

        /// <summary>The letter that each option begins with: most are ruled out by it, without a look at the option.</summary>
        public string Firsts { get; } = string.Concat(Options.Select(option => option is [Letters letters, ..] ? letters.Text[0] : Anything));
    }
}
