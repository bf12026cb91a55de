using System.Runtime.InteropServices;
using PeerCircle.Screening.Learned;
using PeerCircle.Screening.Lexicons;

namespace PeerCircle.Screening.Training;

/// <summary>Cross-validation by scenario: each sentence is judged by a model that has seen neither it nor its scenario.</summary>
public sealed class Folds
{
    private readonly ConceptTrie _concepts = ConceptTrie.Shipped();
    private readonly Lexicon _lexicon = Lexicon.Shipped();
    private readonly bool[] _usual;
    private readonly List<Vectorised> _vectors;
    private readonly Trainer _trainer;
    private readonly Scorer[] _scorers;

    /// <summary>Trains one model per fold.</summary>
    /// <param name="examples">What to learn from and measure on.</param>
    /// <param name="count">How many folds.</param>
    public Folds(IReadOnlyList<Example> examples, int count)
    {
        Examples = examples;
        var trainer = new Trainer(_lexicon, _concepts);
        var vectors = examples.Select(trainer.Of).ToList();
        _usual = Trainer.Usual(vectors);
        _vectors = [.. vectors.Select(v => v.Only(_usual))];
        _trainer = trainer;
        _scorers = [.. Enumerable.Range(0, count).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(fold => new Scorer(Without(fold, count), _concepts))];
        Thresholds = Training.Thresholds.Of(examples, [.. examples.Select(ScoresOf)]);
    }

    /// <summary>What was learnt from and measured on.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>Chosen on scores of sentences that their model had not seen.</summary>
    internal float[] Thresholds { get; }

    /// <summary>For each fold a screener that was not taught its sentences.</summary>
    public Func<Example, Screener> Screeners()
    {
        var screeners = _scorers.Select(s => new Screener(RuleSet.Shipped(), new Scorer(s.Model.With(Thresholds), _concepts))).ToArray();
        return example => screeners[FoldOf(example, screeners.Length)];
    }

    /// <summary>A model taught everything.</summary>
    internal Model Whole() => Trainer.Train([.. _vectors, .. Joined(Examples)], Thresholds);

    private Model Without(int fold, int count)
    {
        var taught = Examples.Where(e => FoldOf(e, count) != fold).ToList();
        return Trainer.Train([.. _vectors.Where((_, i) => FoldOf(Examples[i], count) != fold), .. Joined(taught)], new float[Training.Thresholds.Count]);
    }

    private IEnumerable<Vectorised> Joined(IReadOnlyList<Example> examples) => _trainer.Joined(examples).Select(v => v.Only(_usual));

    private Scores ScoresOf(Example example)
    {
        var words = Shadow.ShadowCopy.Of(example.Text).Words;
        return _scorers[FoldOf(example, _scorers.Length)].Of(words, CollectionsMarshal.AsSpan(_lexicon.Find(words, null)));
    }

    private static int FoldOf(Example example, int count) =>
        (int)(example.Scenario.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619)) % (uint)count);
}
