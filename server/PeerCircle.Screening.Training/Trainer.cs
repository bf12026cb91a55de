using System.Runtime.InteropServices;
using PeerCircle.Screening.Learned;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Training;

/// <summary>An example as numbers.</summary>
/// <param name="Rows">Its features, each once.</param>
/// <param name="Sizes">How much each counts.</param>
/// <param name="Is">For each head whether it applies; null where the head is not to learn from it.</param>
/// <param name="Weight">How much a mistake about it counts: most of what people write is ordinary, and must be left alone.</param>
internal sealed record Vectorised(int[] Rows, float[] Sizes, bool?[] Is, float Weight)
{
    /// <summary>The same with only those features.</summary>
    public Vectorised Only(bool[] rows)
    {
        var kept = Enumerable.Range(0, Rows.Length).Where(i => rows[Rows[i]]).ToList();
        return this with { Rows = [.. kept.Select(i => Rows[i])], Sizes = [.. kept.Select(i => Sizes[i])] };
    }
}

/// <summary>Logistic regression, one head against the rest, by stochastic descent with a step of its own per weight; the same seed gives the same model.</summary>
internal sealed class Trainer(Lexicon lexicon, ConceptTrie concepts)
{
    /// <summary>Rows of the model.</summary>
    public const int Rows = 1 << 20;

    private const int Epochs = 8;
    private const float Rate = 0.25f;
    private const float Shrink = 2e-6f;
    private const float OrdinaryWeight = 3;

    // Who somebody is says nothing for or against anything.
    private const float IdentityWeight = 1.5f;
    private const float LookAlikeWeight = 2;
    private const float JoinedWeight = 0.5f;
    private const float SetAgainstWeight = 0.5f;

    // What stands in one sentence only tells that sentence from all others, and nothing else.
    private const int SeenAtLeast = 2;

    // Each time a sentence is looked at some of its features are left out, so that no single one is leaned on.
    private const float LeftOut = 0.3f;
    // Coarse on purpose: finer steps, and slighter weights, find no more and take room in the file.
    private const float Step = 0.13f;
    private const float Slight = 1.5f;

    private const int Stride = 7919;
    private const int Seed = 20260101;

    public Vectorised Of(Example example)
    {
        var words = ShadowCopy.Of(example.Text).Words;
        var sink = new CollectingSink([], [], []);
        Scorer.Walk(words, 0, words.Length, CollectionsMarshal.AsSpan(lexicon.Find(words, null)), concepts, [], ref sink);
        var sizes = sink.Blocks.Select(block => Features.Size(sink.Blocks.Count(b => b == block))).ToArray();
        return new([.. sink.Found], sizes, [.. Enum.GetValues<Head>().Select(head => IsOf(example, head))], WeightOf(example));
    }

    /// <summary>Sentences set beside another one, so that what is said around distress does not hide it: both apply.</summary>
    public IEnumerable<Vectorised> Joined(IReadOnlyList<Example> examples)
    {
        foreach (var same in examples.GroupBy(e => e.Language, StringComparer.Ordinal).Select(g => g.ToList()))
        {
            for (var i = 0; i < same.Count; i++)
            {
                var (one, other) = (same[i], same[(int)((i + ((long)(i + 1) * Stride)) % same.Count)]);
                var joined = Of(one with { Text = $"{one.Text}. {other.Text}" });
                var second = Enum.GetValues<Head>().Select(head => IsOf(other, head)).ToArray();
                yield return joined with { Is = [.. joined.Is.Zip(second, (a, b) => a == true || b == true ? true : a ?? b)], Weight = JoinedWeight };
            }
        }
    }

    /// <summary>Which features stand in more than one sentence.</summary>
    public static bool[] Usual(IEnumerable<Vectorised> examples)
    {
        var seen = new int[Rows];
        foreach (var row in examples.SelectMany(e => e.Rows))
            seen[row]++;
        return [.. seen.Select(times => times >= SeenAtLeast)];
    }

    public static Model Train(IReadOnlyList<Vectorised> examples, float[] thresholds)
    {
        var weights = new float[Rows * Model.Heads];
        var bias = new float[Model.Heads];
        for (var head = 0; head < (int)Head.Spare; head++)
            TrainHead(examples, head, weights, bias);
        return Quantised(weights, bias, thresholds);
    }

    private static void TrainHead(IReadOnlyList<Vectorised> examples, int head, float[] weights, float[] bias)
    {
        var order = Enumerable.Range(0, examples.Count).Where(i => examples[i].Is[head] is not null).ToArray();
        var heavier = MathF.Sqrt(Math.Clamp(order.Count(i => examples[i].Is[head] == false) / (float)Math.Max(1, order.Count(i => examples[i].Is[head] == true)), 1, 4));
        var steps = new float[Rows];
        var random = new Random(Seed);
        var biasStep = 1f;
        var room = (new int[order.Max(i => examples[i].Rows.Length)], new float[order.Max(i => examples[i].Rows.Length)]);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var isIt = examples[i].Is[head] == true;
                var (rows, sizes) = LookAt(examples[i], random, room);
                var error = Probability(rows.Span, sizes.Span, head, weights, bias[head]) - (isIt ? 1 : 0);
                error *= (isIt ? heavier : 1) * examples[i].Weight;
                biasStep += error * error;
                bias[head] -= Rate * error / MathF.Sqrt(biasStep);
                Descend(rows.Span, sizes.Span, head, weights, steps, error);
            }
        }
    }

    // What is left of a sentence counts as much as all of it would.
    private static (ReadOnlyMemory<int> Rows, ReadOnlyMemory<float> Sizes) LookAt(Vectorised example, Random random, (int[] Rows, float[] Sizes) room)
    {
        var kept = 0;
        for (var i = 0; i < example.Rows.Length; i++)
        {
            if (random.NextSingle() >= LeftOut)
                (room.Rows[kept], room.Sizes[kept++]) = (example.Rows[i], example.Sizes[i] / (1 - LeftOut));
        }

        return (room.Rows.AsMemory(0, kept), room.Sizes.AsMemory(0, kept));
    }

    private static float Probability(ReadOnlySpan<int> rows, ReadOnlySpan<float> sizes, int head, float[] weights, float bias)
    {
        var sum = 0f;
        for (var i = 0; i < rows.Length; i++)
            sum += weights[(rows[i] * Model.Heads) + head] * sizes[i];
        return 1 / (1 + MathF.Exp(-(sum + bias)));
    }

    private static void Descend(ReadOnlySpan<int> rows, ReadOnlySpan<float> sizes, int head, float[] weights, float[] steps, float error)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            ref var weight = ref weights[(row * Model.Heads) + head];
            var full = (error * sizes[i]) + (Shrink * weight);
            steps[row] += full * full;
            weight -= Rate * full / MathF.Sqrt(steps[row] + 1e-3f);
        }
    }

    private static Model Quantised(float[] weights, float[] bias, float[] thresholds)
    {
        return new([.. weights.Select(Stepped)], Step, bias, thresholds);

        static sbyte Stepped(float weight) =>
            MathF.Abs(weight / Step) < Slight ? (sbyte)0 : (sbyte)Math.Clamp(MathF.Round(weight / Step), -sbyte.MaxValue, sbyte.MaxValue);
    }

    private static float WeightOf(Example example) =>
        (example.IsSetAgainst ? SetAgainstWeight : 1) * (example.Kind == "identity" ? IdentityWeight : example.IsOrdinary ? OrdinaryWeight : example.IsLookAlike ? LookAlikeWeight : 1);

    private static bool? IsOf(Example example, Head head) => head switch
    {
        Head.Crisis => example.Category == Categories.Crisis,
        Head.Other => example.Category == Categories.Crisis ? example.Kind == "third" : null,
        Head.Parting => example.Category == Categories.Crisis ? example.Kind is "goodbye" or "hint" : null,
        Head.Contact => example.Category == Categories.Contact,
        Head.Abuse => example.Category == Categories.Abuse,
        Head.Grooming => example.Category == Categories.Grooming,
        Head.Spam => example.Category == Categories.Spam,
        _ => null,
    };

    private struct CollectingSink(List<int> found, List<int> blocks, HashSet<ulong> seen) : IFeatureSink
    {
        private int _block;

        public readonly List<int> Found => found;

        public readonly List<int> Blocks => blocks;

        public void Begin(int block) => _block = block;

        public readonly void Add(uint feature)
        {
            if (!seen.Add(((ulong)_block << 32) | feature))
                return;
            found.Add((int)(feature & (Rows - 1)));
            blocks.Add(_block);
        }
    }
}
