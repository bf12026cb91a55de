namespace PeerCircle.LoadLab.Measuring;

/// <summary>What one run measured.</summary>
/// <param name="Delivered">Messages that arrived at readers, of those sent in the measured time.</param>
/// <param name="Expected">How many should have.</param>
/// <param name="ServerCpu">Seconds of the server process in the measured time.</param>
/// <param name="DatabaseCpu">Seconds of the database's processes in the measured time.</param>
/// <param name="P50">Milliseconds from the intended send time to arrival.</param>
/// <param name="P99">The same, for the slowest hundredth.</param>
internal sealed record RunFigures(long Delivered, long Expected, double ServerCpu, double DatabaseCpu, double P50, double P99)
{
    public double CpuPer100K => ServerCpu * 100_000 / Delivered;

    public double CpuWithDatabasePer100K => (ServerCpu + DatabaseCpu) * 100_000 / Delivered;

    /// <summary>Median, and what lies between the smallest and the largest.</summary>
    public static string Spread(IEnumerable<double> values, string format)
    {
        var sorted = values.Order().ToList();
        return string.Create(null, $"{sorted[sorted.Count / 2].ToString(format)} ({sorted[0].ToString(format)}–{sorted[^1].ToString(format)})");
    }
}
