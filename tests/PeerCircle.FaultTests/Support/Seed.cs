using System.Globalization;

namespace PeerCircle.FaultTests.Support;

/// <summary>What makes a run repeatable: set PEERCIRCLE_FAULT_SEED to the printed number to see the same choices again.</summary>
internal static class Seed
{
    /// <summary>How often each fault is provoked; PEERCIRCLE_FAULT_ROUNDS, 2 unless set.</summary>
    public static int Rounds { get; } = Read("PEERCIRCLE_FAULT_ROUNDS") ?? 2;

    /// <summary>How many seeds the property of two nodes is tried with; PEERCIRCLE_FAULT_SEEDS, 1 unless set.</summary>
    public static int Several { get; } = Read("PEERCIRCLE_FAULT_SEEDS") ?? 1;

    public static int First { get; } = Read("PEERCIRCLE_FAULT_SEED") ?? Random.Shared.Next(1_000_000);

    private static int? Read(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
