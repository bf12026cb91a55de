using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PeerCircle.Contracts;

namespace PeerCircle.LoadLab.Bench;

/// <summary>A change as the bytes that everyone in the room gets.</summary>
[MemoryDiagnoser]
public class SerialiseBench
{
    private ChangeSet set = null!;

    [Params(1, 20)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var channel = Guid.CreateVersion7();
        var author = new AuthorView(Guid.CreateVersion7(), "load aa", "member");
        var html = "<p>the kettle is on and it is raining a little so there is time to sit here and say nothing in particular for as long as yo</p>\n";
        var messages = Enumerable.Range(1, Messages).Select(at => new MessageView(
            Guid.CreateVersion7(), channel, at, at, author, TimeProvider.System.GetUtcNow(), MessageStates.Visible, html, default, Lang: "en"));
        set = new ChangeSet(channel, "bench", 0, Messages, Reset: false, More: false, [.. messages], []);
    }

    [Benchmark]
    public byte[] Serialise() => JsonSerializer.SerializeToUtf8Bytes(set, PeerCircleJson.Default.ChangeSet);
}
