using PeerCircle.Screening.Learned;

namespace PeerCircle.Screening.Training;

/// <summary>From which score a head counts, per group of languages: the lowest that leaves ordinary talk and look-alikes alone.</summary>
internal static class Thresholds
{
    /// <summary>Three groups of <see cref="Model.Heads"/>.</summary>
    public const int Count = 3 * Model.Heads;

    private const float Lowest = 0.3f;

    // What is held or refused on a score alone has to be near certain; grooming hides best, and of an advert little is lost when it waits.
    private const float LowestHeld = 0.85f;
    private const float LowestGrooming = 0.75f;
    private const float LowestSpam = 0.7f;

    public static float[] Of(IReadOnlyList<Example> examples, IReadOnlyList<Scores> scores)
    {
        var thresholds = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            var (group, head) = (i / Model.Heads, i % Model.Heads);
            var ofGroup = Enumerable.Range(0, examples.Count).Where(e => scores[e].Group == group).ToList();
            thresholds[i] = new[]
            {
                (Head)head switch { Head.Crisis => Lowest, Head.Grooming => LowestGrooming, Head.Spam => LowestSpam, _ => LowestHeld },
                Above(ofGroup.Where(e => examples[e].IsLookAlike), head == (int)Head.Crisis ? 0.035 : 0.008),
                Above(ofGroup.Where(e => examples[e].Kind == "withdrawn"), head == (int)Head.Crisis ? 0.05 : 0.01),
                Above(ofGroup.Where(e => examples[e].Kind == "ordinary"), 0.004),
            }.Max();

            float Above(IEnumerable<int> of, double allowed)
            {
                var sorted = of.Select(e => scores[e].Probabilities[head]).OrderDescending().ToList();
                return sorted.Count == 0 ? Lowest : sorted[(int)(sorted.Count * allowed)] + 0.005f;
            }
        }

        return thresholds;
    }
}
