using PeerCircle.Screening.Learned;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Rules;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening;

/// <summary>Text in, verdict out: pure, without I/O, safe to share between threads, and in linear time.</summary>
public sealed class Screener
{
    private static readonly Lazy<Screener> Shipped = new(() => new Screener(RuleSet.Shipped()));

    private readonly RuleSet _rules;
    private readonly Scorer? _scorer;

    /// <param name="rules">The words and rules to judge by; the learned scorer that ships stands beside them.</param>
    /// <param name="sensitivity">From which score on a category counts; as it ships unless said otherwise.</param>
    public Screener(RuleSet rules, Sensitivity? sensitivity = null)
        : this(rules, sensitivity is null ? Scorer.Shipped : Scorer.Shipped?.With(sensitivity))
    {
    }

    internal Screener(RuleSet rules, Scorer? scorer) => (_rules, _scorer) = (rules, scorer);

    /// <summary>A screener with everything that ships; built at first use.</summary>
    public static Screener Default => Shipped.Value;

    /// <summary>What it judges by.</summary>
    public RuleSet Rules => _rules;

    /// <summary>The same screener with more terms. Quick: nothing else is built again.</summary>
    public Screener With(IReadOnlyCollection<Term> more) => new(_rules.With(more), _scorer);

    /// <summary>Judges a text. Never throws, whatever the text holds.</summary>
    /// <param name="text">What a person wrote, as they wrote it; it is not changed.</param>
    /// <param name="lang">Its language as a BCP 47 tag where known. Words that are harmless in another language count only in their own.</param>
    /// <param name="place">Where it is going to stand.</param>
    public ScreeningResult Check(string text, string? lang, Place place)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shadow = ShadowCopy.Of(text);
        return Judge(shadow, _rules.Find(shadow.Words, lang), place, out _);
    }

    /// <summary>Judges a text and tells everything that had a part in it.</summary>
    /// <inheritdoc cref="Check"/>
    public Explanation Explain(string text, string? lang, Place place)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shadow = ShadowCopy.Of(text);
        var found = _rules.Find(shadow.Words, lang);
        var terms = found.ConvertAll(sign => new FoundTerm(sign.Category, sign.Section, shadow.Words[sign.Start..sign.End]));
        var result = Judge(shadow, found, place, out var scores);
        return new(shadow.Words, [.. terms.Distinct()], LearnedJudgement.Against(scores, _scorer?.Model.Thresholds), result);
    }

    private ScreeningResult Judge(ShadowCopy shadow, List<Sign> found, Place place, out Scores? scores)
    {
        scores = null;
        var findings = Findings(new(shadow, Context.Weigh(shadow.Words, found), place));
        if (_scorer is not null)
        {
            scores = _scorer.Of(shadow.Words, found);
            LearnedJudgement.Join(findings, scores.Value, _scorer.Model.Thresholds);
        }

        return Precedence.Weigh(findings);
    }

    private List<Finding> Findings(Reading reading)
    {
        List<Finding> findings = [];
        foreach (var rule in _rules.Rules)
        {
            if (rule.Judge(reading) is { } finding)
                findings.Add(finding);
        }

        return findings;
    }
}
