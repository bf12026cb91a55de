using System.Buffers;

namespace PeerCircle.Screening.Lexicons;

/// <summary>Finds every term of a set in one pass: first the letters that any of them begins with, then the terms themselves.</summary>
internal sealed class TermIndex
{
    private readonly SearchValues<string> _heads;
    private readonly Dictionary<string, List<Entry>>.AlternateLookup<ReadOnlySpan<char>> _byHead;
    private readonly int[] _lengths;

    public TermIndex(IEnumerable<Term> terms)
    {
        // A plain dictionary: with tens of thousands of heads a frozen one took most of the program's start.
        var byHead = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var (head, entry) in terms.SelectMany(Entries))
        {
            if (!byHead.TryGetValue(head, out var entries))
                byHead[head] = entries = new(1);
            entries.Add(entry);
        }

        // The word form is lower case already, and so is every term.
        _heads = SearchValues.Create([.. byHead.Keys], StringComparison.Ordinal);
        _byHead = byHead.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. byHead.Keys.Select(head => head.Length).Distinct().Order()];
    }

    /// <summary>All terms that stand in the text, in the order in which they begin.</summary>
    public List<Sign> Find(string words, string? lang)
    {
        List<Sign> signs = [];
        for (var at = 0; at < words.Length; at++)
        {
            var next = words.AsSpan(at).IndexOfAny(_heads);
            if (next < 0)
                break;
            at += next;
            AddAt(words, at, lang, signs);
        }

        return signs;
    }

    private void AddAt(string words, int at, string? lang, List<Sign> signs)
    {
        foreach (var length in _lengths)
        {
            if (at + length > words.Length || !_byHead.TryGetValue(words.AsSpan(at, length), out var entries))
                continue;
            foreach (var (term, isRunTogether) in entries)
            {
                var end = term.Speaks(lang) ? term.EndAt(words, at, isRunTogether) : -1;
                if (end > 0)
                    signs.Add(new(term.Category, term.Section, at, end));
            }
        }
    }

    private static IEnumerable<(string Head, Entry Entry)> Entries(Term term) =>
        term.Heads.Select(head => (head, new Entry(term, false)))
            .Concat(PhraseHeads.Of(term.Pieces, isRunTogether: true).Where(head => head.Length == PhraseHeads.Longest && char.IsAscii(head[0]))
                .Select(head => (head, new Entry(term, true))));

    private readonly record struct Entry(Term Term, bool IsRunTogether);
}
