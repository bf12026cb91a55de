using PeerCircle.Screening.Learned;
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
    public Screener(RuleSet rules)
        : this(rules, Scorer.Shipped)
    {
    }

    internal Screener(RuleSet rules, Scorer? scorer) => (_rules, _scorer) = (rules, scorer);

    /// <summary>A screener with everything that ships; built at first use.</summary>
    public static Screener Default => Shipped.Value;

    /// <summary>Judges a text. Never throws, whatever the text holds.</summary>
    /// <param name="text">What a person wrote, as they wrote it; it is not changed.</param>
    /// <param name="lang">Its language as a BCP 47 tag where known. Words that are harmless in another language count only in their own.</param>
    /// <param name="place">Where it is going to stand.</param>
    public ScreeningResult Check(string text, string? lang, Place place)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shadow = ShadowCopy.Of(text);
        var found = _rules.Lexicon.Find(shadow.Words, lang);
        var findings = Findings(new(shadow, Context.Weigh(shadow.Words, found), place));
        if (_scorer is not null)
            LearnedJudgement.Join(findings, _scorer.Of(shadow.Words, found), _scorer.Model.Thresholds);
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
