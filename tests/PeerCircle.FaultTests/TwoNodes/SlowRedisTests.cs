using System.Net;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>Redis is there, and slow, as on a machine that has too much to do.</summary>
public sealed class SlowRedisTests
{
    /// <summary>Longer than a node waits for an answer of Redis.</summary>
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_subscription_that_is_answered_too_late_ends_no_node_and_is_made_again()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var slow = new SlowLink(new IPEndPoint(IPAddress.Loopback, redis.Port), "peercircle:changes", TooLong);
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings__Redis"] = slow.Open() };
        await using var server = await ServerProcess.StartAsync(settings: settings);

        await Eventually.TrueAsync("it subscribes again", TimeSpan.FromSeconds(20), () => slow.Held >= 2);
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        Assert.Equal(HttpStatusCode.OK, await mika.SendAsync(HttpMethod.Get, "/readyz"));
    }
}
