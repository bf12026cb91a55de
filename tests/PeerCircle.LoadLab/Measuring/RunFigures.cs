namespace PeerCircle.LoadLab.Measuring;

/// <summary>What one run measured.</summary>
/// <param name="Delivered">Messages that arrived at readers, of those sent in the measured time.</param>
/// <param name="Expected">How many should have.</param>
/// <param name="ServerCpu">Seconds of the server process in the measured time.</param>
/// <param name="DatabaseCpu">Seconds of the database's processes in the measured time.</param>
/// <param name="P50">Milliseconds from the intended send time to arrival.</param>
/// <param name="P99">The same, for the slowest hundredth.</param>
/// <param name="Ended">Why a connection ended during the run; null when none did.</param>
internal sealed record RunFigures(long Delivered, long Expected, double ServerCpu, double DatabaseCpu, double P50, double P99, string? Ended)
{
    private const double Enough = 0.99;

    public double CpuPer100K => ServerCpu * 100_000 / Delivered;

    public double CpuWithDatabasePer100K => (ServerCpu + DatabaseCpu) * 100_000 / Delivered;

    /// <summary>The offered rate was more than it could carry: what else was measured then says nothing.</summary>
    public bool Collapsed => Ended is not null || Delivered < Expected * Enough;
}
