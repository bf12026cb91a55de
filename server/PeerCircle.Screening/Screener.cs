using System.Runtime.InteropServices;
using PeerCircle.Screening.Learned;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Rules;

namespace PeerCircle.Screening;

/// <summary>Text in, verdict out: pure, without I/O, safe to share between threads, and in linear time.</summary>
public sealed class Screener
{
    private static readonly Lazy<Screener> Shipped = new(() => new Screener(RuleSet.Shipped()));

    private readonly RuleSet _rules;
    private readonly IRule[] _order;
    private readonly Scorer? _scorer;
    private readonly IReadOnlySet<string> _helplines;

    /// <param name="rules">The words and rules to judge by; the learned scorer that ships stands beside them.</param>
    /// <param name="sensitivity">From which score on a category counts; as it ships unless said otherwise.</param>
    public Screener(RuleSet rules, Sensitivity? sensitivity = null)
        : this(rules, sensitivity is null ? Scorer.Shipped : Scorer.Shipped?.With(sensitivity))
    {
    }

    internal Screener(RuleSet rules, Scorer? scorer, IReadOnlySet<string>? helplines = null) =>
        (_rules, _order, _scorer, _helplines) = (rules, [.. rules.Rules], scorer, helplines ?? KnownNumbers.Helplines);

    /// <summary>A screener with everything that ships; built at first use.</summary>
    public static Screener Default => Shipped.Value;

    /// <summary>What it judges by.</summary>
    public RuleSet Rules => _rules;

    /// <summary>The same screener with more terms. Quick: nothing else is built again.</summary>
    public Screener With(IReadOnlyCollection<Term> more) => new(_rules.With(more), _scorer, _helplines);

    /// <summary>The same screener, for which these are the helplines' numbers, digits only: anyone may write them.</summary>
    public Screener Knowing(IReadOnlySet<string> helplines) => new(_rules, _scorer, helplines);

    /// <summary>Judges a text. Never throws, whatever the text holds.</summary>
    /// <param name="text">What a person wrote, as they wrote it; it is not changed.</param>
    /// <param name="lang">Its language as a BCP 47 tag where known. Words that are harmless in another language count only in their own.</param>
    /// <param name="place">Where it is going to stand.</param>
    /// <param name="regions">Whose phone numbers are known by their plan; <see cref="PhoneRegions.Usual"/> unless said otherwise.</param>
    public ScreeningResult Check(string text, string? lang, Place place, PhoneRegions? regions = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var pad = ScratchPad.Take();
        Find(pad, text, lang);
        return Judge(pad, text, place, regions, out _);
    }

    /// <summary>Judges a text and tells everything that had a part in it.</summary>
    /// <inheritdoc cref="Check"/>
    public Explanation Explain(string text, string? lang, Place place, PhoneRegions? regions = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var pad = ScratchPad.Take();
        Find(pad, text, lang);
        var words = pad.Shade.Words.ToString();
        var terms = pad.Search.Signs.ConvertAll(sign => new FoundTerm(sign.Category, sign.Section, words[sign.Start..sign.End]));
        var result = Judge(pad, text, place, regions, out var scores);
        return new(words, [.. terms.Distinct()], LearnedJudgement.Against(scores, _scorer?.Model.Thresholds), result);
    }

    private void Find(ScratchPad pad, string text, string? lang)
    {
        pad.Shade.Read(text);
        pad.Search.Begin(pad.Shade.Memory, pad.Shade.Length, lang);
        _rules.Lexicon.Find(pad.Search);
    }

    // The score looks at every term, the rules at those that their context leaves.
    private ScreeningResult Judge(ScratchPad pad, string text, Place place, PhoneRegions? regions, out Scores? scores)
    {
        scores = _scorer?.Of(pad.Shade.Words, CollectionsMarshal.AsSpan(pad.Search.Signs), pad.Concepts, pad.Probabilities);
        Context.Weigh(pad.Shade.Words, pad.Search.Signs);
        pad.Reading.Begin(text, place, regions ?? PhoneRegions.Usual, _helplines);
        foreach (var rule in _order)
        {
            if (rule.Judge(pad.Reading) is { } finding)
                pad.Findings.Add(finding);
        }

        if (scores is { } score)
            LearnedJudgement.Join(pad.Findings, score, _scorer!.Model.Thresholds, pad.Reading);
        return Precedence.Weigh(pad.Findings);
    }
}
