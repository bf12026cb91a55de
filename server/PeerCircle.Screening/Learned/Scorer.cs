using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Learned;

/// <summary>How likely a text is what each head was taught to tell.</summary>
/// <param name="Probabilities">One for each <see cref="Head"/>, the highest of all parts of the text.</param>
/// <param name="Group">Which row of thresholds counts.</param>
internal readonly record struct Scores(float[] Probabilities, int Group)
{
    public float this[Head head] => Probabilities[(int)head];
}

/// <summary>Reads a text with the learned weights.</summary>
internal sealed class Scorer(Model model, ConceptTrie tree)
{
    private static readonly Lazy<Scorer?> Built = new(() => Model.Shipped() is { } model ? new Scorer(model, ConceptTrie.Shipped()) : null);

    /// <summary>The scorer that ships.</summary>
    public static Scorer? Shipped => Built.Value;

    public Model Model { get; } = model;

    /// <summary>The same weights and ideas, with scores that count sooner or later.</summary>
    public Scorer With(Sensitivity sensitivity) => new(Model.With(sensitivity.Of(Model.Thresholds)), tree);

    /// <param name="words">The word form of a text.</param>
    /// <param name="signs">Every term that stands in it, in the order in which they begin.</param>
    /// <param name="concepts">Room for its ideas.</param>
    /// <param name="best">Where the probabilities go.</param>
    public Scores Of(ReadOnlySpan<char> words, ReadOnlySpan<Sign> signs, List<Concept> concepts, float[] best)
    {
        best.AsSpan().Clear();
        for (var start = 0; start < words.Length;)
        {
            var end = Windows.End(words, start);
            var sink = new WeighingSink(Model);
            Walk(words, start, end, signs, tree, concepts, ref sink);
            sink.Finish();
            for (var head = 0; head < Model.Heads; head++)
                best[head] = Math.Max(best[head], Model.Probability(sink.Sum, (Head)head));
            start = end;
        }

        return new(best, GroupOf(words));
    }

    /// <summary>The same into memory of its own.</summary>
    public Scores Of(ReadOnlySpan<char> words, ReadOnlySpan<Sign> signs) => Of(words, signs, [], new float[Model.Heads]);

    /// <summary>Gives the features of a part of a text to a sink.</summary>
    public static void Walk<T>(ReadOnlySpan<char> words, int start, int end, ReadOnlySpan<Sign> signs, ConceptTrie tree, List<Concept> concepts, ref T sink)
        where T : IFeatureSink
    {
        var part = words[start..end];
        sink.Begin(0);
        Features.OfWords(part, ref sink);
        concepts.Clear();
        tree.Find(part, concepts);
        sink.Begin(1);
        Features.OfConcepts(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(concepts), ref sink);
        sink.Begin(2);
        for (var i = 0; i < signs.Length; i++)
        {
            if (signs[i].Start >= start && signs[i].Start < end && IsFirstOfItsSection(signs, i, start))
                Features.OfSign(signs[i], ref sink);
        }
    }

    /// <summary>0 for Japanese, 1 for Korean, 2 for what parts words by spaces.</summary>
    public static int GroupOf(ReadOnlySpan<char> words)
    {
        foreach (var letter in words)
        {
            if (Script.IsHangul(letter))
                return 1;
            if (Script.IsSolid(letter))
                return 0;
        }

        return 2;
    }

    private static bool IsFirstOfItsSection(ReadOnlySpan<Sign> signs, int at, int start)
    {
        for (var i = at - 1; i >= 0 && at - i < 16 && signs[i].Start >= start; i--)
        {
            if (signs[i].Is(signs[at].Category, signs[at].Section))
                return false;
        }

        return true;
    }
}
