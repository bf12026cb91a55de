using System.Reflection;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Learned;

/// <summary>An idea that a text names, such as "wake" or "burden", in whatever language.</summary>
/// <param name="Id">The number of the idea, in the order of the list.</param>
/// <param name="Start">Where the word begins in the word form.</param>
internal readonly record struct Concept(int Id, int Start);

/// <summary>Finds ideas in a word form: one step per letter through a tree of all words.</summary>
internal sealed class ConceptTrie
{
    private const char AnyEnding = '*';
    private const short None = -1;
    private readonly LetterTree _letters = new();

    // For each node the idea that a word or a stem names which ends there.
    private readonly List<(short Word, short Stem)> _ideas = [(None, None)];

    /// <summary>The list that ships.</summary>
    public static ConceptTrie Shipped()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("concepts.list")!);
        return new(reader);
    }

    /// <param name="list"><c>[idea]</c>, then <c>language: word, word*, two words</c>.</param>
    public ConceptTrie(TextReader list)
    {
        var id = -1;
        while (list.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                id++;
            else if (line.Length > 0 && line[0] != '#')
                AddAll(line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], id);
        }

        Count = id + 1;
    }

    /// <summary>How many ideas there are.</summary>
    public int Count { get; }

    /// <summary>Adds every idea of a text to the list, in the order in which they begin; the longest word at each place.</summary>
    public void Find(ReadOnlySpan<char> words, List<Concept> found)
    {
        var wasSpaced = false;
        for (var at = 0; at < words.Length; at++)
        {
            var isSpaced = Script.IsSpaced(words[at]);
            if (!(isSpaced && wasSpaced) && Longest(words, at) is var id and >= 0)
                found.Add(new(id, at));
            wasSpaced = isSpaced;
        }
    }

    private int Longest(ReadOnlySpan<char> words, int at)
    {
        int best = None;
        var node = LetterTree.Root;
        for (var next = at; next < words.Length && (node = _letters.Child(node, words[next])) != LetterTree.Root; next++)
        {
            var (word, stem) = _ideas[node];
            best = stem >= 0 ? stem : best;
            var endsHere = next + 1 == words.Length || !Script.IsSpaced(words[next + 1]) || !Script.IsSpaced(words[next]);
            best = endsHere && word >= 0 ? word : best;
        }

        return best;
    }

    private void AddAll(string words, int id)
    {
        foreach (var written in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isStem = written[^1] == AnyEnding;
            var word = ShadowCopy.Of(written).Words;
            if (word.Length > 0)
                Add(word, id, isStem);
        }
    }

    private void Add(string word, int id, bool isStem)
    {
        var node = LetterTree.Root;
        foreach (var letter in word)
            node = _letters.Add(node, letter);
        while (_ideas.Count < _letters.Count)
            _ideas.Add((None, None));
        _ideas[node] = isStem ? (_ideas[node].Word, (short)id) : ((short)id, _ideas[node].Stem);
    }
}
