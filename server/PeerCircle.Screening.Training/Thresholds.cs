using PeerCircle.Screening.Learned;

namespace PeerCircle.Screening.Training;

/// <summary>
/// From which score a head counts, per group of languages: the lowest that leaves ordinary talk and look-alikes alone as far as is wanted,
/// among sentences that were written as people write and that their model had not seen; and a little lower the score below which what
/// shipped phrases found is taken back.
/// </summary>
internal static class Thresholds
{
    /// <summary>How many numbers a model keeps.</summary>
    public const int Count = 2 * Model.Groups * Model.Heads;

    private const float Lowest = 0.5f;

    // What is held or refused on a score alone has to be likely.
    private const float LowestOfOthers = 0.62f;

    // In steps of the logarithm of the odds: a phrase that stands in a list is half a reason, and plain words of distress are more.
    private const float DoubtBelow = 0.7f;
    private const float DoubtBelowOfCrisis = 1.7f;

    // How many of each kind may be taken for a crisis, and for anything else. The examples have many lines that come as near to one as their
    // writers could think of; of what people really say far fewer do (the sentences in Unseen show how many).
    private static readonly Allowed OfCrisis = new(LookAlikes: 0.12, Withdrawn: 0.06, Ordinary: 0.0135);
    private static readonly Allowed OfOthers = new(LookAlikes: 0.02, Withdrawn: 0.013, Ordinary: 0.0022);

    /// <summary>Chooses them.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="scores">For each its scores, by a model that had not seen it.</param>
    public static float[] Of(IReadOnlyList<Example> examples, IReadOnlyList<Scores> scores)
    {
        var thresholds = new float[Count];
        for (var i = 0; i < Count / 2; i++)
        {
            var (group, head) = (i / Model.Heads, i % Model.Heads);
            var allowed = head == (int)Head.Crisis ? OfCrisis : OfOthers;
            thresholds[i] = new[]
            {
                head == (int)Head.Crisis ? Lowest : LowestOfOthers,
                Above(e => e.IsLookAlike, allowed.LookAlikes),
                Above(e => e.Kind == "withdrawn", allowed.Withdrawn),
                Above(e => e.Kind is "ordinary" or "identity", allowed.Ordinary),
            }.Max();
            thresholds[(Count / 2) + i] = Lower(thresholds[i], head == (int)Head.Crisis ? DoubtBelowOfCrisis : DoubtBelow);

            float Above(Func<Example, bool> isOf, double share)
            {
                var sorted = Enumerable.Range(0, examples.Count)
                    .Where(e => scores[e].Group == group && examples[e].Category == Example.Nothing && examples[e].IsPlain && isOf(examples[e]))
                    .Select(e => scores[e].Probabilities[head]).OrderDescending().ToList();
                return sorted.Count == 0 ? Lowest : sorted[(int)(sorted.Count * share)] + 0.002f;
            }
        }

        return thresholds;
    }

    private static float Lower(float probability, float by) => 1 / (1 + (((1 - probability) / probability) * MathF.Exp(by)));

    private sealed record Allowed(double LookAlikes, double Withdrawn, double Ordinary);
}
