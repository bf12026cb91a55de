using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Rules;

namespace PeerCircle.Screening;

/// <summary>The words and the rules a screener judges by.</summary>
/// <param name="lexicon">Terms by category and section.</param>
/// <param name="rules">Asked in this order; each may add one finding.</param>
public sealed class RuleSet(Lexicon lexicon, IReadOnlyList<IRule> rules)
{
    public Lexicon Lexicon { get; } = lexicon;

    public IReadOnlyList<IRule> Rules { get; } = rules;

    /// <summary>Everything that ships.</summary>
    public static RuleSet Shipped() => new(Lexicon.Shipped(), [.. ShippedRules()]);

    /// <summary>What ships, without some of its phrases. Building it takes a tenth of a second or so.</summary>
    public static RuleSet ShippedWithout(Predicate<Phrase> isLeftOut) =>
        new(Lexicon.OfShipped(Phrase.Shipped.Zip(Lexicon.ShippedTerms()).Where(pair => !isLeftOut(pair.First)).Select(pair => pair.Second)), [.. ShippedRules()]);

    /// <summary>The sections of which one term is enough, and what it leads to.</summary>
    public IEnumerable<SectionRule> Sections => Rules.OfType<SectionRule>();

    /// <summary>The same rules with more terms beside the lexicon, which is not built again: quick, however many it holds.</summary>
    public RuleSet With(IReadOnlyCollection<Term> more) => more.Count == 0 ? this : new(Lexicon.With(more), Rules);

    private static IEnumerable<IRule> ShippedRules() =>
    [
        new SectionRule(Categories.Crisis, "active", Visibility.Held, Concern.Self),
        new SectionRule(Categories.Crisis, "plan", Visibility.Held, Concern.Self, isSure: true),
        new SectionRule(Categories.Crisis, "goodbye", Visibility.Held, Concern.Self),
        new SectionRule(Categories.Crisis, "pact", Visibility.Held, Concern.Self, isSure: true),
        new SectionRule(Categories.Crisis, "passive", Visibility.Folded, Concern.Self),
        new SectionRule(Categories.Crisis, "other", Visibility.Folded, Concern.Other),
        new CrisisDetail(),
        new PhoneNumber(),
        new SpokenNumber(),
        new EmailAddress(),
        new Link(),
        new MessengerHandle(),
        new SectionRule(Categories.Contact, "ask", Visibility.Refused),
        new SectionRule(Categories.Contact, "meet", Visibility.Refused),
        new SectionRule(Categories.Abuse, "harm", Visibility.Held),
        new SectionRule(Categories.Abuse, "insult", Visibility.Held),
        new SectionRule(Categories.Abuse, "group", Visibility.Held),
        new SectionRule(Categories.Grooming, "unwatched", Visibility.Held, isSure: true),
        new SectionRule(Categories.Grooming, "body", Visibility.Held),
        new GroomingPattern(),
        new SectionRule(Categories.Spam, "advert", Visibility.Held),
        new Flood(),
    ];
}
