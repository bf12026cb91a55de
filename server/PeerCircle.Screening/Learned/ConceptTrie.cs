using System.Reflection;
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
    private readonly List<Node> _nodes = [new()];
    private readonly int[] _roots = new int[char.MaxValue + 1];

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
        for (var at = 0; at < words.Length; at++)
        {
            var isSpaced = Script.IsSpaced(words[at]);
            if (_roots[words[at]] != 0 && !(isSpaced && at > 0 && Script.IsSpaced(words[at - 1])) && Longest(words, at) is var id and >= 0)
                found.Add(new(id, at));
        }
    }

    private int Longest(ReadOnlySpan<char> words, int at)
    {
        var best = -1;
        var node = _roots[words[at]];
        for (var next = at + 1; ; next++)
        {
            var endsHere = next >= words.Length || !Script.IsSpaced(words[next]) || !Script.IsSpaced(words[next - 1]);
            best = _nodes[node].Stem >= 0 ? _nodes[node].Stem : best;
            best = endsHere && _nodes[node].Word >= 0 ? _nodes[node].Word : best;
            if (next >= words.Length || (node = _nodes[node].Child(words[next])) == 0)
                return best;
        }
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
        var node = _roots[word[0]] == 0 ? _roots[word[0]] = NewNode() : _roots[word[0]];
        foreach (var letter in word.AsSpan(1))
        {
            if (_nodes[node].Child(letter) == 0)
                _nodes[node].Set(letter, NewNode());
            node = _nodes[node].Child(letter);
        }

        if (isStem)
            _nodes[node].Stem = id;
        else
            _nodes[node].Word = id;
    }

    private int NewNode()
    {
        _nodes.Add(new());
        return _nodes.Count - 1;
    }

    private sealed class Node
    {
        private char[] _letters = [];
        private int[] _children = [];

        public int Word { get; set; } = -1;

        public int Stem { get; set; } = -1;

        public int Child(char letter)
        {
            var at = _letters.AsSpan().IndexOf(letter);
            return at < 0 ? 0 : _children[at];
        }

        public void Set(char letter, int node) => (_letters, _children) = ([.. _letters, letter], [.. _children, node]);
    }
}
