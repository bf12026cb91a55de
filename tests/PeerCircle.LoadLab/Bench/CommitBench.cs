using BenchmarkDotNet.Attributes;
using PeerCircle.LoadLab.Targets;
using PeerCircle.LoadLab.Writers;

namespace PeerCircle.LoadLab.Bench;

/// <summary>The writer's queue, batch and commit for one message, alone and among sixty-four; with the file in memory what is left is all but the disk.</summary>
[MemoryDiagnoser]
public class CommitBench
{
    private const int Many = 64;

    private Stores stores = null!;
    private WriterHost host = null!;

    [Params("SQLite in memory", "SQLite on disk", "PostgreSQL")]
    public string Database { get; set; } = "";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        stores = await Stores.StartAsync(postgres: Database == "PostgreSQL", redis: false);
        host = await WriterHost.StartAsync(stores, Database == "SQLite in memory" ? WriterHost.FolderInMemory() : WriterHost.FolderOnDisk());
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await host.DisposeAsync();
        await stores.DisposeAsync();
    }

    [Benchmark]
    public Task Alone() => host.GroupedAsync();

    [Benchmark(OperationsPerInvoke = Many)]
    public Task AmongSixtyFour() => Task.WhenAll(Enumerable.Range(0, Many).Select(_ => host.GroupedAsync()));
}
