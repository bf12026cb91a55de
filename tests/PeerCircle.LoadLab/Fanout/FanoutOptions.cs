namespace PeerCircle.LoadLab.Fanout;

/// <param name="Rates">Offered deliveries per second, one block of runs each.</param>
internal sealed record FanoutOptions(int[] Rates, int Connections, int Rooms, int Seconds, int Warmup, int Rounds, string Database, string[] Targets)
{
    public const int TextLength = 120;

    public int ReadersPerRoom => Connections / Rooms;

    public static FanoutOptions Parse(string[] args)
    {
        if (args.Length % 2 != 0)
            throw new ArgumentException("Every option has one value.", nameof(args));
        var given = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        int Number(string name, int otherwise) => given.Remove(name, out var value) ? int.Parse(value) : otherwise;
        string Word(string name, string otherwise) => given.Remove(name, out var value) ? value : otherwise;
        var options = new FanoutOptions(
            [.. Word("--rates", "10000,25000").Split(',').Select(int.Parse)],
            Number("--connections", 500),
            Number("--rooms", 10),
            Number("--seconds", 15),
            Number("--warmup", 10),
            Number("--rounds", 3),
            Word("--database", "sqlite"),
            Word("--targets", "bare,service").Split(','));
        return given.Count == 0 ? options : throw new ArgumentException($"Unknown option {given.Keys.First()}.", nameof(args));
    }
}
