using PeerCircle.Screening.Rules;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening;

/// <summary>Text in, verdict out: pure, without I/O, safe to share between threads, and in linear time.</summary>
/// <param name="rules">The words and rules to judge by.</param>
public sealed class Screener(RuleSet rules)
{
    private static readonly Lazy<Screener> Shipped = new(() => new Screener(RuleSet.Shipped()));

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
        var signs = Context.Weigh(shadow.Words, rules.Lexicon.Find(shadow.Words, lang));
        var reading = new Reading(shadow, signs, place);
        List<Finding> findings = [];
        foreach (var rule in rules.Rules)
        {
            if (rule.Judge(reading) is { } finding)
                findings.Add(finding);
        }

        return Precedence.Weigh(findings);
    }
}
