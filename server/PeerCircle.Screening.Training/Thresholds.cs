using PeerCircle.Screening.Learned;

namespace PeerCircle.Screening.Training;

/// <summary>
/// From which score a head counts, per group of languages: the lowest that leaves ordinary talk and look-alikes alone; and below which
/// score what shipped phrases found is taken back: so low that of a hundred sentences which they were right about no more than two are lost.
/// </summary>
internal static class Thresholds
{
    /// <summary>How many numbers a model keeps.</summary>
    public const int Count = 2 * Model.Groups * Model.Heads;

    // Of what the phrases of a list were right about; a call for help is worth more than a false alarm.
    private const double LostToDoubt = 0.02;
    private const double LostToDoubtOfCrisis = 0.015;

    private const float Lowest = 0.3f;

    // What is held or refused on a score alone has to be near certain; what sounds like grooming is often a shy person being friendly.
    private const float LowestHeld = 0.75f;
    private const float LowestRefused = 0.85f;
    private const float LowestGrooming = 0.85f;

    // How many may be taken for crisis. More than is wanted in the end: most of these were written word by word against sentences of
    // crisis, and of what people really say far fewer come as near (the sentences in Unseen show how many).
    private const double CrisisInLookAlikes = 0.1;
    private const double CrisisInSadTalk = 0.12;
    private const double CrisisInOrdinaryTalk = 0.03;

    public static float[] Of(IReadOnlyList<Example> examples, IReadOnlyList<Scores> scores, IReadOnlyList<HashSet<string>> found)
    {
        var thresholds = new float[Count];
        for (var i = 0; i < Count / 2; i++)
        {
            var (group, head) = (i / Model.Heads, i % Model.Heads);
            var ofGroup = Enumerable.Range(0, examples.Count).Where(e => scores[e].Group == group).ToList();
            thresholds[i] = new[]
            {
                (Head)head switch { Head.Crisis => Lowest, Head.Contact => LowestRefused, Head.Grooming => LowestGrooming, _ => LowestHeld },
                Above(ofGroup.Where(e => examples[e].IsLookAlike), head == (int)Head.Crisis ? CrisisInLookAlikes : 0.012),
                Above(ofGroup.Where(e => examples[e].Kind == "withdrawn"), head == (int)Head.Crisis ? CrisisInSadTalk : 0.01),
                Above(ofGroup.Where(e => examples[e].Kind == "ordinary"), head == (int)Head.Crisis ? CrisisInOrdinaryTalk : 0.004),
            }.Max();
            thresholds[(Count / 2) + i] = Math.Min(thresholds[i], Below(ofGroup));

            float Above(IEnumerable<int> of, double allowed)
            {
                var sorted = of.Select(e => scores[e].Probabilities[head]).OrderDescending().ToList();
                return sorted.Count == 0 ? Lowest : sorted[(int)(sorted.Count * allowed)] + 0.005f;
            }

            float Below(IEnumerable<int> of)
            {
                var category = ((Head)head).ToString().ToLowerInvariant();
                var right = of.Where(e => examples[e].Category == category && found[e].Contains(category)).Select(e => scores[e].Probabilities[head]).Order().ToList();
                return right.Count == 0 ? 0 : right[(int)(right.Count * (head == (int)Head.Crisis ? LostToDoubtOfCrisis : LostToDoubt))];
            }
        }

        return thresholds;
    }
}
