using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Presence;
using PeerCircle.TestSupport;

namespace PeerCircle.Tests.Presence;

/// <summary>The stores the contract holds for.</summary>
public enum Store
{
    Memory,
    Redis,
}

/// <summary>A store as one or several nodes have it.</summary>
internal sealed class PresenceStores : IAsyncDisposable
{
    private readonly List<RedisLink> links = [];
    private readonly MemoryPresence memory = new();

    public RedisProcess? Redis { get; private init; }

    public static async Task<PresenceStores> StartAsync(Store store) =>
        new() { Redis = store is Store.Redis ? await RedisProcess.StartAsync() : null };

    /// <summary>The store as a node of its own has it; in memory there is one node only.</summary>
    public async Task<IPresenceStore> NodeAsync(TimeSpan? lease = null) =>
        Redis is null ? memory : new RedisPresence(await LinkAsync(), Guid.CreateVersion7(), lease ?? RedisPresence.Lease);

    public async Task<RedisLink> LinkAsync()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Redis", Redis!.ConnectionString)]).Build();
        var link = new RedisLink(settings, NullLogger<RedisLink>.Instance);
        links.Add(link);
        await link.StartAsync(CancellationToken.None);
        return link;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var link in links) await link.DisposeAsync();
        if (Redis is { } redis) await redis.DisposeAsync();
    }
}
