using PeerCircle.FaultTests;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Most of the time something is waited for: two tests share the machine, the longest begins first. Those that measure a time run
// afterwards, each with the machine to itself.
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace PeerCircle.FaultTests;

/// <summary>The tests that measure how long something takes.</summary>
[CollectionDefinition(nameof(Measured), DisableParallelization = true)]
public sealed class Measured;

/// <summary>The soak, then the rest.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName.Contains("Soak", StringComparison.Ordinal) ? 0 : 1)];
}
