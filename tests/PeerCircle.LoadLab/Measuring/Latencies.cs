namespace PeerCircle.LoadLab.Measuring;

/// <summary>A histogram with steps of 0.1 ms up to 20 s: adding is one increment, whatever the rate.</summary>
internal sealed class Latencies
{
    private const int StepsPerMillisecond = 10;
    private readonly int[] counts = new int[20_000 * StepsPerMillisecond];
    private long total;

    public long Count => Interlocked.Read(ref total);

    public void Add(TimeSpan latency)
    {
        var step = Math.Clamp((int)(latency.TotalMilliseconds * StepsPerMillisecond), 0, counts.Length - 1);
        Interlocked.Increment(ref counts[step]);
        Interlocked.Increment(ref total);
    }

    /// <param name="share">Between 0 and 1.</param>
    /// <returns>Milliseconds; NaN when nothing was measured.</returns>
    public double Quantile(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var step = 0; step < counts.Length; step++)
            if ((seen += counts[step]) >= wanted && seen > 0)
                return (step + 1) / (double)StepsPerMillisecond;
        return double.NaN;
    }
}
