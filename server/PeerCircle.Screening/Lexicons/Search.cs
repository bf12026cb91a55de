namespace PeerCircle.Screening.Lexicons;

/// <summary>A text in which terms are looked for, and what was found in it. Used again for the next text.</summary>
internal sealed class Search
{
    private char[] _words = [];
    private int _length;

    /// <summary>The word form of the text.</summary>
    public ReadOnlySpan<char> Words => _words.AsSpan(0, _length);

    /// <summary>Its language; null when it is not known.</summary>
    public string? Language { get; private set; }

    /// <summary>Where its words end.</summary>
    public Edges Edges { get; } = new();

    /// <summary>The terms that stand in it, in the order in which they begin, at one place in the order of the lists.</summary>
    public List<Sign> Signs { get; } = [];

    /// <summary>Terms that may stand at the place that is looked at.</summary>
    public List<int> Candidates { get; } = [];

    /// <summary>How many terms were tried, each in a bounded time: the measure of what a text costs.</summary>
    public int Tried { get; set; }

    /// <summary>Takes a text; what was found before is forgotten.</summary>
    /// <param name="words">Its word form; not to be changed while it is searched.</param>
    /// <param name="length">How much of it counts.</param>
    /// <param name="lang">Its language.</param>
    public void Begin(char[] words, int length, string? lang)
    {
        (_words, _length, Language, Tried) = (words, length, lang, 0);
        Signs.Clear();
        Edges.Read(Words);
    }
}
