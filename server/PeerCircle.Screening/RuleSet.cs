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

    private static IEnumerable<IRule> ShippedRules() =>
    [
        new SectionRule(Categories.Crisis, "active", Visibility.Held, Concern.Self),
        new SectionRule(Categories.Crisis, "plan", Visibility.Held, Concern.Self),
        new SectionRule(Categories.Crisis, "goodbye", Visibility.Held, Concern.Self),
        new SectionRule(Categories.Crisis, "pact", Visibility.Held, Concern.Self),
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
        new SectionRule(Categories.Grooming, "unwatched", Visibility.Held),
        new SectionRule(Categories.Grooming, "body", Visibility.Held),
        new GroomingPattern(),
        new SectionRule(Categories.Spam, "advert", Visibility.Held),
        new Flood(),
    ];
}
