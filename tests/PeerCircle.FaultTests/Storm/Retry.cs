using System.Globalization;
using System.Text.RegularExpressions;
using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.Storm;

/// <summary>When the browser's client tries again: its rule, with the figures read from where it stands.</summary>
internal static partial class Retry
{
    private static readonly string Source = File.ReadAllText(Path.Combine(Repository.Root, "client/src/channel/retry.ts"));
    private static readonly double First = Figure("first");
    private static readonly double Longest = Figure("longest");

    /// <summary>Full jitter over a span that doubles; never sooner than the server asked for.</summary>
    public static TimeSpan WaitBefore(int attempt, Random random, int hintSeconds) =>
        TimeSpan.FromMilliseconds((hintSeconds * 1000) + (random.NextDouble() * Math.Min(Longest, First * Math.Pow(2, Math.Min(attempt, 10)))));

    private static double Figure(string name) =>
        double.Parse(Constants().Matches(Source).Single(match => match.Groups["name"].Value == name).Groups["value"].Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"const (?<name>\w+) = (?<value>[\d_]+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Constants();
}
