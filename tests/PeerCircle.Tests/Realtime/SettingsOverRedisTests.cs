using Microsoft.Extensions.Configuration;
using PeerCircle.Contracts;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Library;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Realtime;

/// <summary>A change of settings is told to the other node by Redis: its clock stands still here, so that its own look each second never comes.</summary>
public sealed class SettingsOverRedisTests
{
    [Fact]
    public async Task A_phrase_and_a_helpline_are_in_force_on_the_other_node_without_its_own_look()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var left = await CircleHost.StartAsync(Database.Postgres, ("ConnectionStrings:Redis", redis.ConnectionString));
        await using var right = await CircleHost.StartAsync(
            Database.Postgres,
            ("ConnectionStrings:Redis", redis.ConnectionString),
            ("ConnectionStrings:Database", left.Get<IConfiguration>().GetConnectionString("Database")!),
            ("PeerCircle:DataDirectory", left.Get<IConfiguration>()["PeerCircle:DataDirectory"]!));
        await using var sora = await left.JoinAsync(Roles.Moderator);
        await using var mika = await right.JoinAsync();
        var room = await right.OpenRoomAsync();
        await ListenedAsync(left, right, sora);

        await left.GoLiveAsync(sora, await left.AddTermAsync(sora, "zorblat"));
        await right.FollowedAsync();
        Assert.Equal(PostStatuses.Held, (await mika.PostAsync(room, "what a zorblat day")).Status);

        await left.Get<KeepHelplines>().AddAsync(sora.Caller, Entries.Draft(("name", "Second Lamp"))).KeyAsync();
        await right.HelplinesFollowedAsync();
        Assert.Contains(right.Card("GB"), line => line.Name == "Second Lamp");
    }

    // The subscription is made a moment after the start: until something came through, what is told may meet nobody.
    private static async Task ListenedAsync(CircleHost left, CircleHost right, Person sora)
    {
        var tries = 0;
        await Eventually.TrueAsync("the other node hears", TimeSpan.FromSeconds(30), async () =>
        {
            await left.Get<KeepHelplines>().AddAsync(sora.Caller, Entries.Draft(("name", $"Lamp {tries++}"))).KeyAsync();
            await Task.Delay(200);
            return right.Get<HelplinesInForce>().Version > 0;
        });
    }
}
