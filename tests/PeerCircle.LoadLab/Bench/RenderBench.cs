using BenchmarkDotNet.Attributes;
using PeerCircle.Server.Messages;

namespace PeerCircle.LoadLab.Bench;

/// <summary>A text as HTML.</summary>
[MemoryDiagnoser]
public class RenderBench
{
    private const int Longest = 4_000;

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal)
    {
        ["plain, 120"] = "the kettle is on and it is raining a little so there is time to sit here and say nothing in particular for as long as yo",
        ["marked, 200"] = "> she said *it will* pass\n\nand **it did**, though ~~never~~ slowly:\n\n- a walk\n- a `cup` of tea\n- https://example.org/ and a bit of ||quiet||, as long as it takes, however long it takes today",
        ["footnotes"] = string.Concat(Enumerable.Repeat("[^a]", Longest / 4)),
        ["brackets"] = string.Concat(Enumerable.Repeat("[](", Longest / 3)),
        ["emphasis"] = string.Concat(Enumerable.Repeat("*_", Longest / 2)),
        ["quotes"] = new string('>', Longest),
    };

    [Params("plain, 120", "marked, 200", "footnotes", "brackets", "emphasis", "quotes")]
    public string Text { get; set; } = "";

    [Benchmark]
    public string Render() => MessageRenderer.ToHtml(texts[Text]);
}
