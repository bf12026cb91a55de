using System.Runtime.Intrinsics;
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
internal sealed class Scorer(Model model, ConceptTrie concepts)
{
    private static readonly Lazy<Scorer?> Built = new(() => Model.Shipped() is { } model ? new Scorer(model, ConceptTrie.Shipped()) : null);

    /// <summary>The scorer that ships.</summary>
    public static Scorer? Shipped => Built.Value;

    public Model Model { get; } = model;

    /// <summary>The same weights and ideas, with scores that count sooner or later.</summary>
    public Scorer With(Sensitivity sensitivity) => new(Model.With(sensitivity.Of(Model.Thresholds)), concepts);

    /// <param name="words">The word form of a text.</param>
    /// <param name="signs">Every term that stands in it, in the order in which they begin.</param>
    public Scores Of(string words, IReadOnlyList<Sign> signs)
    {
        var best = new float[Model.Heads];
        for (var start = 0; start < words.Length;)
        {
            var end = Windows.End(words, start);
            var sink = new WeighingSink(Model);
            Walk(words, start, end, signs, concepts, ref sink);
            sink.Finish();
            for (var head = 0; head < Model.Heads; head++)
                best[head] = Math.Max(best[head], Model.Probability(sink.Sum, (Head)head));
            start = end;
        }

        return new(best, GroupOf(words));
    }

    /// <summary>Gives the features of a part of a text to a sink.</summary>
    public static void Walk<T>(string words, int start, int end, IReadOnlyList<Sign> signs, ConceptTrie concepts, ref T sink)
        where T : IFeatureSink
    {
        var part = words.AsSpan(start, end - start);
        sink.Begin(0);
        Features.OfWords(part, ref sink);
        List<Concept> found = new(32);
        concepts.Find(part, found);
        sink.Begin(1);
        Features.OfConcepts(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(found), ref sink);
        sink.Begin(2);
        for (var i = 0; i < signs.Count; i++)
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

    private static bool IsFirstOfItsSection(IReadOnlyList<Sign> signs, int at, int start)
    {
        for (var i = at - 1; i >= 0 && at - i < 16 && signs[i].Start >= start; i--)
        {
            if (signs[i].Is(signs[at].Category, signs[at].Section))
                return false;
        }

        return true;
    }

    private struct WeighingSink(Model model) : IFeatureSink
    {
        private Vector256<int> _sum;
        private int _count;
        private int _block;

        /// <summary>What all blocks came to, each weighed by its size.</summary>
        public Vector256<float> Sum { get; private set; }

        public void Begin(int block)
        {
            Finish();
            _block = block;
        }

        public void Add(uint feature)
        {
            _sum = model.Weigh(_sum, feature);
            _count++;
        }

        public void Finish()
        {
            if (_count > 0)
                Sum += Vector256.ConvertToSingle(_sum) * Features.Size(_block, _count);
            (_sum, _count) = (Vector256<int>.Zero, 0);
        }
    }
}
