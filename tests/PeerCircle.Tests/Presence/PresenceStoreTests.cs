using PeerCircle.Contracts;
using PeerCircle.Server.Presence;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.Tests.Presence;

/// <summary>What holds for presence wherever it is kept.</summary>
public sealed class PresenceStoreTests
{
    private static readonly Guid Room = Guid.CreateVersion7();
    private static readonly Guid Mika = Guid.CreateVersion7();
    private static readonly Guid Ren = Guid.CreateVersion7();

    [Theory]
    [InlineData(Store.Memory)]
    [InlineData(Store.Redis)]
    public async Task A_node_holds_what_it_said_last_and_nothing_of_before(Store kind)
    {
        await using var stores = await PresenceStores.StartAsync(kind);
        var node = await stores.NodeAsync();
        Assert.Equal(0, (await node.EveryoneAsync()).In(Room));
        await node.HoldAsync(Holding(Mika, Ren));
        await node.HoldAsync(Holding(Ren));
        var there = await node.EveryoneAsync();
        Assert.Equal([Ren], there.Rooms[Room]);
        Assert.Equal([Ren], there.Around);
    }

    [Theory]
    [InlineData(Store.Memory)]
    [InlineData(Store.Redis)]
    public async Task What_a_node_releases_is_gone_at_once(Store kind)
    {
        await using var stores = await PresenceStores.StartAsync(kind);
        var node = await stores.NodeAsync();
        await node.HoldAsync(Holding(Mika));
        await node.ReleaseAsync();
        Assert.Equal(0, (await node.EveryoneAsync()).In(Room));
    }

    [Theory]
    [InlineData(Store.Memory)]
    [InlineData(Store.Redis)]
    public async Task The_first_sample_of_a_tick_is_everyones(Store kind)
    {
        await using var stores = await PresenceStores.StartAsync(kind);
        var (one, other) = (await stores.NodeAsync(), await stores.NodeAsync());
        Assert.Null(await one.FindAsync(7));
        Assert.Equal(PresenceBuckets.Few, (await one.ShareAsync(Sample(7, PresenceBuckets.Few))).Of(Room));
        var shared = await other.ShareAsync(Sample(7, PresenceBuckets.Many));
        Assert.Equal(PresenceBuckets.Few, shared.Of(Room));
        Assert.Equal([Mika], shared.Around);
        Assert.Equal(PresenceBuckets.Few, (await other.FindAsync(7))!.Of(Room));
        Assert.Equal(PresenceBuckets.Many, (await other.ShareAsync(Sample(8, PresenceBuckets.Many))).Of(Room));
    }

    [Fact]
    public async Task In_Redis_a_person_on_two_nodes_is_there_once()
    {
        await using var stores = await PresenceStores.StartAsync(Store.Redis);
        var (one, other) = (await stores.NodeAsync(), await stores.NodeAsync());
        await one.HoldAsync(Holding(Mika, Ren));
        await other.HoldAsync(Holding(Ren));
        Assert.Equal(2, (await one.EveryoneAsync()).In(Room));
        await one.ReleaseAsync();
        Assert.Equal(1, (await one.EveryoneAsync()).In(Room));
    }

    [Fact]
    public async Task In_Redis_the_people_of_a_node_that_fell_silent_vanish_with_its_lease()
    {
        await using var stores = await PresenceStores.StartAsync(Store.Redis);
        var (silent, alive) = (await stores.NodeAsync(TimeSpan.FromMilliseconds(300)), await stores.NodeAsync());
        await silent.HoldAsync(Holding(Mika));
        await alive.HoldAsync(Holding(Ren));
        await Eventually.TrueAsync("the silent node's people are gone", TimeSpan.FromSeconds(10), async () => (await alive.EveryoneAsync()).In(Room) == 1);
        Assert.True(RedisPresence.Lease < TimeSpan.FromSeconds(30));
        Assert.True(RedisPresence.Lease > PresencePulse.Interval * 2, "A lease outlives one refresh that went wrong.");
    }

    [Fact]
    public async Task In_Redis_ten_thousand_people_cost_a_node_one_round_trip_in_ten_seconds()
    {
        await using var stores = await PresenceStores.StartAsync(Store.Redis);
        var link = await stores.LinkAsync();
        var node = new RedisPresence(link, Guid.CreateVersion7(), RedisPresence.Lease);
        await node.HoldAsync(NodePresence.Nobody);
        var rooms = Enumerable.Range(0, 200).ToDictionary(_ => Guid.CreateVersion7(), _ => (IReadOnlySet<Guid>)Enumerable.Range(0, 50).Select(_ => Guid.CreateVersion7()).ToHashSet());
        var before = link.Connection!.OperationCount;
        await node.HoldAsync(new NodePresence(rooms, new HashSet<Guid>()));
        Assert.Equal(1, link.Connection.OperationCount - before);
        Assert.Equal(10_000, (await node.EveryoneAsync()).Rooms.Values.Sum(members => members.Count));
        Assert.True(PresencePulse.Interval >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task While_Redis_is_away_nothing_is_known_and_it_comes_back_by_itself()
    {
        await using var stores = await PresenceStores.StartAsync(Store.Redis);
        var node = await stores.NodeAsync();
        await node.HoldAsync(Holding(Mika));
        await stores.Redis!.KillAsync();
        await Assert.ThrowsAsync<PresenceUnknownException>(node.EveryoneAsync);
        await stores.Redis.RestartAsync();
        await Eventually.TrueAsync("presence is known again", TimeSpan.FromSeconds(20), async () =>
        {
            try
            {
                await node.HoldAsync(Holding(Mika));
                return (await node.EveryoneAsync()).In(Room) == 1;
            }
            catch (PresenceUnknownException)
            {
                return false;
            }
        });
    }

    private static NodePresence Holding(params Guid[] members) =>
        new(new Dictionary<Guid, IReadOnlySet<Guid>> { [Room] = members.ToHashSet() }, members.ToHashSet());

    private static PresenceSample Sample(long tick, string bucket) => new(tick, new Dictionary<Guid, string> { [Room] = bucket }, [Mika]);
}
