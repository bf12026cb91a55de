using BenchmarkDotNet.Attributes;
using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;

namespace PeerCircle.LoadLab.Bench;

/// <summary>Judging a text with everything that ships, and with ten thousand terms of a circle's own beside it.</summary>
[MemoryDiagnoser]
public class ScreeningBench
{
    private const int OwnTerms = 10_000;
    private const int Longest = 4_000;
    private const string Clean =
        "the kettle is on and it is raining a little, so there is time to sit here and say nothing in particular for as long as you like; "
        + "my sister called this morning and we laughed about the old dog again, and then";

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal)
    {
        ["clean, 200"] = Clean[..200],
        ["clean, 4,000"] = Repeated(Clean),
        ["one letter"] = Repeated("a"),
        ["spaced letters"] = Repeated("k i l l "),
        ["digits"] = Repeated("0 9 0-1 2 "),
        ["starts of terms"] = Repeated("i want to i want to "),
        ["combining marks"] = Repeated("e\u0301\u0302\u0303"),
        ["look-alikes"] = Repeated("ѕuісіdе "),
    };

    private Screener screener = null!;

    [Params("clean, 200", "clean, 4,000", "one letter", "spaced letters", "digits", "starts of terms", "combining marks", "look-alikes")]
    public string Text { get; set; } = "";

    [Params(0, OwnTerms)]
    public int Own { get; set; }

    [GlobalSetup]
    public void Prepare() => screener = Own == 0
        ? Screener.Default
        : Screener.Default.With([.. Enumerable.Range(0, Own).Select(i => new Term("abuse", "insult", $"you (big |)word{i}"))]);

    [Benchmark]
    public ScreeningResult Screen() => screener.Check(texts[Text], "en", Place.Room);

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, (Longest / part.Length) + 1))[..Longest];
}
