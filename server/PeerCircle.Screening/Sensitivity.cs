using PeerCircle.Screening.Learned;

namespace PeerCircle.Screening;

/// <summary>
/// How soon a learned score counts, in steps from what ships. The bounds keep every category awake; crisis can only be made more
/// sensitive. The rules beside the scores are not touched.
/// </summary>
public sealed class Sensitivity
{
    /// <summary>The most steps in either direction.</summary>
    public const int Most = 2;

    // In log-odds: a threshold of 0.85 becomes 0.76 one step up, 0.63 two steps up, 0.91 one step down.
    private const float Step = 0.6f;

    private readonly IReadOnlyDictionary<string, int> _steps;

    /// <param name="steps">Steps per category; above 0 a score counts sooner. One that is missing is as shipped.</param>
    /// <exception cref="ArgumentOutOfRangeException">A category is unknown, or its steps are out of bounds.</exception>
    public Sensitivity(IReadOnlyDictionary<string, int> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var (category, count) in steps)
        {
            if (!Fits(category, count))
                throw new ArgumentOutOfRangeException(nameof(steps), count, $"{category} takes {Least(category)} to {Most} steps.");
        }

        _steps = steps;
    }

    /// <summary>The fewest steps a category takes.</summary>
    public static int Least(string category) => category == Categories.Crisis ? 0 : -Most;

    public static bool Fits(string category, int steps) => Categories.All.Contains(category, StringComparer.Ordinal) && steps >= Least(category) && steps <= Most;

    /// <summary>These thresholds, moved.</summary>
    internal float[] Of(float[] thresholds)
    {
        var moved = (float[])thresholds.Clone();
        foreach (var (place, category) in LearnedJudgement.Places)
        {
            var by = _steps.GetValueOrDefault(category) * Step;
            for (var at = place; at < moved.Length && by != 0; at += Model.Heads)
                moved[at] = Moved(moved[at], by);
        }

        return moved;
    }

    private static float Moved(float threshold, float by) => 1 / (1 + MathF.Exp(by - MathF.Log(threshold / (1 - threshold))));
}
