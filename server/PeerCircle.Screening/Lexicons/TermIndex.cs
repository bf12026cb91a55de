namespace PeerCircle.Screening.Lexicons;

/// <summary>Which of a list of terms stand at a place.</summary>
internal sealed class TermIndex
{
    private readonly Term[] _terms;
    private readonly bool _isAdded;
    private readonly TermTree _spaced;
    private readonly TermTree _runTogether;

    public TermIndex(IEnumerable<Term> terms, bool isAdded)
    {
        (_terms, _isAdded) = ([.. terms], isAdded);
        _spaced = new(_terms, isRunTogether: false);
        _runTogether = new(_terms, isRunTogether: true);
    }

    /// <summary>Adds the terms that stand at a place, in the order of their list.</summary>
    /// <param name="search">The text, and where the signs go.</param>
    /// <param name="at">The place.</param>
    /// <param name="isInWord">True where no phrase begins but one without its spaces.</param>
    /// <param name="isLong">True when enough letters follow without a space for one of those.</param>
    public void AddAt(Search search, int at, bool isInWord, bool isLong)
    {
        var candidates = search.Candidates;
        candidates.Clear();
        var rest = search.Words[at..];
        if (isLong)
            _runTogether.Candidates(rest, candidates);
        var runTogether = candidates.Count;
        if (!isInWord)
            _spaced.Candidates(rest, candidates);
        for (var i = 0; i < candidates.Count; i++)
            candidates[i] = (candidates[i] * 2) + (i < runTogether ? 1 : 0);
        if (candidates.Count > 1)
            candidates.Sort();
        var last = -1;
        foreach (var candidate in candidates)
        {
            if (candidate != last)
                Try(search, at, candidate);
            last = candidate;
        }
    }

    private void Try(Search search, int at, int candidate)
    {
        search.Tried++;
        var term = _terms[candidate / 2];
        var end = term.Speaks(search.Language) ? term.EndAt(search.Words, search.Edges, at, candidate % 2 == 1) : -1;
        if (end > 0)
            search.Signs.Add(new(term.Category, term.Section, at, end, _isAdded));
    }
}
