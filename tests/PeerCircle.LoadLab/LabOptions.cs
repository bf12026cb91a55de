using PeerCircle.Contracts;

namespace PeerCircle.LoadLab;

/// <param name="Rates">Offered deliveries per second, one block of runs each.</param>
/// <param name="Targets">What is run, in turn; ratios are against the first.</param>
/// <param name="Messages">Size of a populated history.</param>
/// <param name="Folder">Where a populated history is kept for the next time.</param>
internal sealed record LabOptions(
    int[] Rates, int Connections, int Rooms, int Seconds, int Warmup, int Rounds, string Database, string[] Targets, int Messages, string Folder)
{
    public const int TextLength = 120;

    public static readonly LabOptions Usual = new([10_000, 25_000], 500, 10, 15, 10, 3, "sqlite", ["bare", "service"], 10_000_000, "artifacts/loadlab/history");

    /// <summary>Connections of one person.</summary>
    public int PerMember { get; init; } = Limits.ConnectionsPerMember;

    public int ReadersPerRoom => Connections / Rooms;

    /// <param name="args">Pairs of a name and a value.</param>
    /// <param name="otherwise">What holds where nothing is said.</param>
    public static LabOptions Parse(string[] args, LabOptions otherwise)
    {
        if (args.Length % 2 != 0)
            throw new ArgumentException("Every option has one value.", nameof(args));
        var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        int Number(string name, int value) => given.Remove(name, out var text) ? int.Parse(text) : value;
        string Word(string name, string value) => given.Remove(name, out var text) ? text : value;
        var options = new LabOptions(
            [.. Word("--rates", string.Join(',', otherwise.Rates)).Split(',').Select(int.Parse)],
            Number("--connections", otherwise.Connections),
            Number("--rooms", otherwise.Rooms),
            Number("--seconds", otherwise.Seconds),
            Number("--warmup", otherwise.Warmup),
            Number("--rounds", otherwise.Rounds),
            Word("--database", otherwise.Database),
            Word("--targets", string.Join(',', otherwise.Targets)).Split(','),
            Number("--messages", otherwise.Messages),
            Word("--folder", otherwise.Folder))
        { PerMember = otherwise.PerMember };
        return given.Count == 0 ? options : throw new ArgumentException($"Unknown option {given.Keys.First()}.", nameof(args));
    }
}
