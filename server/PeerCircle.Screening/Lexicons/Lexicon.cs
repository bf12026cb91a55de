namespace PeerCircle.Screening.Lexicons;

/// <summary>All terms, ready to be looked for.</summary>
public sealed class Lexicon
{
    private static readonly Lazy<IReadOnlyList<Term>> Terms = new(() => [.. Phrase.Shipped.Select(phrase => phrase.ToTerm())]);
    private static readonly Lazy<Lexicon> Whole = new(() => OfShipped(Terms.Value));

    // One after the other: what a circle adds stands beside what ships, and building it does not touch that.
    private readonly TermIndex[] _indices;

    /// <summary>A lexicon of one's own; what its terms find is not doubted by the learned score.</summary>
    /// <param name="terms">At least one.</param>
    public Lexicon(IEnumerable<Term> terms)
        : this([new TermIndex(terms, isAdded: true)])
    {
    }

    private Lexicon(TermIndex[] indices) => _indices = indices;

    /// <summary>The word lists that ship, of every category and language; built once.</summary>
    public static Lexicon Shipped() => Whole.Value;

    /// <summary>Every shipped term, in the order of <see cref="Phrase.Shipped"/>, to build a lexicon with fewer; read once.</summary>
    public static IEnumerable<Term> ShippedTerms() => Terms.Value;

    /// <summary>A lexicon of some of the shipped terms.</summary>
    internal static Lexicon OfShipped(IEnumerable<Term> terms) => new([new TermIndex(terms, isAdded: false)]);

    /// <summary>A lexicon with more terms: only these are read anew, so that it is made in milliseconds.</summary>
    public Lexicon With(IEnumerable<Term> more) => new([.. _indices, new TermIndex(more, isAdded: true)]);

    /// <summary>Finds every term that stands in a text, in one pass.</summary>
    internal void Find(Search search)
    {
        var words = search.Words;
        var space = -1;
        for (var at = 0; at < words.Length; at++)
        {
            if (at > space)
            {
                var next = words[at..].IndexOf(' ');
                space = next < 0 ? words.Length : at + next;
            }

            var isInWord = search.Edges.IsInsideWord(at);
            var isLong = space - at >= TermTree.RunTogether && char.IsAscii(words[at]);
            if (!isInWord || isLong)
            {
                foreach (var index in _indices)
                    index.AddAt(search, at, isInWord, isLong);
            }
        }
    }

    internal List<Sign> Find(string words, string? lang)
    {
        var search = new Search();
        search.Begin(words.ToCharArray(), words.Length, lang);
        Find(search);
        return search.Signs;
    }
}
