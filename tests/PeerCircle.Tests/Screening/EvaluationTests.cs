using PeerCircle.Screening;
using PeerCircle.Screening.Training;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.Tests.Screening;

/// <summary>How much is found and how much is taken for what it is not, cross-validated by scenario. A floor may only rise, a ceiling only fall.</summary>
public sealed class EvaluationTests
{
    private static readonly Lazy<Folds> Folds = new(() => new Folds(Example.ReadAll(Path.Combine(Repository.Root, "server/PeerCircle.Screening.Training/Examples")), 3));
    private static readonly Lazy<Evaluation> Clean = new(() => new Evaluation(First, Folds.Value.Screeners()));
    private static readonly Lazy<Evaluation> All = new(() => new Evaluation(Folds.Value.Examples, Folds.Value.Screeners()));

    /// <summary>The sentences that the first floors were set on; those written later are harder, word by word against each other.</summary>
    private static List<Example> First => [.. Folds.Value.Examples.Where(e => char.IsAsciiDigit(e.Scenario[3]))];

    [Theory]
    [InlineData(Categories.Crisis, 0.88)]
    [InlineData(Categories.Contact, 0.93)]
    [InlineData(Categories.Abuse, 0.84)]
    [InlineData(Categories.Grooming, 0.87)]
    [InlineData(Categories.Spam, 0.77)]
    public void What_should_be_found_is_found(string category, double floor) => Assert.InRange(Clean.Value.Recall(category).Value, floor, 1);

    [Theory]
    [InlineData("en", 0.88)]
    [InlineData("ja", 0.88)]
    [InlineData("ko", 0.89)]
    [InlineData("it", 0.84)]
    public void Distress_is_found_in_every_language(string language, double floor) => Assert.InRange(Clean.Value.Recall(Categories.Crisis, language).Value, floor, 1);

    [Fact]
    public void Look_alikes_and_ordinary_talk_are_left_alone()
    {
        Assert.InRange(Clean.Value.FalseAlarms(Categories.Crisis).Value, 0, 0.06);
        Assert.InRange(Clean.Value.FalseAlarms().Value, 0, 0.10);
        Assert.InRange(Clean.Value.FalseAlarmsInOrdinaryTalk().Value, 0, 0.04);
    }

    [Theory]
    [InlineData(Categories.Crisis, 0.68)]
    [InlineData(Categories.Contact, 0.73)]
    [InlineData(Categories.Abuse, 0.48)]
    [InlineData(Categories.Grooming, 0.57)]
    [InlineData(Categories.Spam, 0.49)]
    public void What_is_written_between_the_lines_is_found(string category, double floor) => Assert.InRange(All.Value.Recall(category).Value, floor, 1);

    [Fact]
    public void Sentences_set_word_by_word_against_those_are_left_alone()
    {
        Assert.InRange(All.Value.FalseAlarms(Categories.Crisis).Value, 0, 0.09);
        Assert.InRange(All.Value.FalseAlarms().Value, 0, 0.115);
        Assert.InRange(All.Value.FalseAlarmsInOrdinaryTalk().Value, 0, 0.05);
    }

    [Theory]
    [InlineData("first", Categories.Crisis, 0.67)]
    [InlineData("first", Categories.Contact, 0.80)]
    [InlineData("first", Categories.Abuse, 0.76)]
    [InlineData("first", Categories.Grooming, 0.86)]
    [InlineData("second", Categories.Crisis, 0.93)]
    [InlineData("second", Categories.Contact, 0.96)]
    [InlineData("second", Categories.Abuse, 0.90)]
    [InlineData("second", Categories.Grooming, 0.96)]
    [InlineData("third", Categories.Crisis, 0.90)]
    [InlineData("third", Categories.Contact, 0.93)]
    [InlineData("third", Categories.Abuse, 0.85)]
    [InlineData("third", Categories.Grooming, 0.90)]
    [InlineData("fourth", Categories.Crisis, 0.88)]
    [InlineData("fourth", Categories.Contact, 0.93)]
    [InlineData("fourth", Categories.Abuse, 0.90)]
    [InlineData("fourth", Categories.Grooming, 0.93)]
    [InlineData("fifth", Categories.Crisis, 0.87)]
    [InlineData("fifth", Categories.Contact, 0.92)]
    [InlineData("fifth", Categories.Abuse, 0.88)]
    [InlineData("fifth", Categories.Grooming, 0.92)]
    public void In_sentences_that_it_was_not_taught_it_is_found(string set, string category, double floor) => Assert.InRange(Unseen(set).Recall(category).Value, floor, 1);

    [Theory]
    [InlineData("first", 0.065, 0.08)]
    [InlineData("second", 0.04, 0.08)]
    [InlineData("third", 0.04, 0.08)]
    [InlineData("fourth", 0.05, 0.08)]
    [InlineData("fifth", 0.04, 0.08)]
    public void What_it_was_not_taught_is_left_alone(string set, double crisis, double any)
    {
        Assert.InRange(Unseen(set).FalseAlarms(Categories.Crisis).Value, 0, crisis);
        Assert.InRange(Unseen(set).FalseAlarms().Value, 0, any);
        Assert.InRange(Unseen(set).FalseAlarmsInOrdinaryTalk().Value, 0, 0.015);
    }

    [Fact]
    public void A_disguise_hides_little()
    {
        foreach (var (name, change) in Disguises.All)
        {
            var disguised = new Evaluation(First, Folds.Value.Screeners(), change);
            foreach (var category in new[] { Categories.Crisis, Categories.Contact, Categories.Abuse, Categories.Grooming })
                Assert.True(disguised.Recall(category).Value >= 0.95 * Clean.Value.Recall(category).Value, $"{name}: {category} {disguised.Recall(category)} of {Clean.Value.Recall(category)}");
        }
    }

    [Fact]
    public void Every_language_has_its_examples()
    {
        foreach (var language in new[] { "en", "ja", "ko", "it" })
            Assert.InRange(Folds.Value.Examples.Count(e => e.Language == language), 400, int.MaxValue);
    }

    [Fact]
    public void The_model_is_small_and_present()
    {
        var file = new FileInfo(Path.Combine(Repository.Root, "server/PeerCircle.Screening/Learned/model.bin"));
        Assert.InRange(file.Length, 1, 2_000_000);
        var found = Screener.Default.Check("sometimes I wish I would not wake up", null, Place.Room);
        Assert.Equal(Verdict.Crisis, found.Verdict);
    }

    private static Evaluation Unseen(string set) =>
        new(Example.ReadAll(Path.Combine(Repository.Root, "server/PeerCircle.Screening.Training/Unseen", set)), _ => Screener.Default);
}
