using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Presence;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Mentoring;
using Xunit;

namespace PeerCircle.Tests.Presence;

/// <summary>What of a person's presence others learn: next to nothing, and in a one-to-one nothing at all.</summary>
public sealed class PresenceTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_room_grows_lively_and_quiet_again_on_the_common_ticks_only()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        var room = await host.OpenRoomAsync();
        var hubs = new List<HubConnection>();
        for (var i = 0; i < 5; i++) hubs.Add(await EnterAsync(await host.JoinAsync(), room));
        await using var reader = await host.JoinAsync();
        var heard = Heard(hubs[0]);

        await PulseAsync(host);
        Assert.Equal(PresenceBuckets.Quiet, await BucketAsync(reader, room));
        host.Clock.Advance(TimeSpan.FromSeconds(290));
        await PulseAsync(host);
        Assert.Equal(PresenceBuckets.Quiet, await BucketAsync(reader, room));
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await PulseAsync(host);
        Assert.Equal(PresenceBuckets.Few, await BucketAsync(reader, room));

        await LeaveAsync(host, hubs[4], 4);
        await LeaveAsync(host, hubs[3], 3);
        await TickAsync(host);
        Assert.Equal(PresenceBuckets.Few, await BucketAsync(reader, room));
        await LeaveAsync(host, hubs[2], 2);
        await TickAsync(host);
        Assert.Equal(PresenceBuckets.Quiet, await BucketAsync(reader, room));
        await Eventually.TrueAsync("those in the room heard of both changes", Soon, () => heard.Count == 2);
        Assert.Equal([new(room, PresenceBuckets.Few), new PresenceView(room, PresenceBuckets.Quiet)], heard);
    }

    [Fact]
    public async Task A_person_with_five_connections_is_one_person()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        var room = await host.OpenRoomAsync();
        await using var mika = await host.JoinAsync();
        for (var i = 0; i < 5; i++) await EnterAsync(mika, room);
        await PulseAsync(host);
        Assert.Equal(1, (await host.Get<IPresenceStore>().EveryoneAsync()).In(room));
    }

    [Fact]
    public async Task Of_a_one_to_one_nothing_is_ever_held_or_told()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        var conversation = await host.OpenConversationAsync(mika, haru);
        var heard = Heard(await EnterAsync(mika, conversation));
        await EnterAsync(haru, conversation);
        await TickAsync(host);
        await TickAsync(host);
        Assert.Empty((await host.Get<IPresenceStore>().EveryoneAsync()).Rooms);
        Assert.Empty(heard);
    }

    [Fact]
    public async Task Exact_counts_are_for_moderators_on_shift_and_nobody_else()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        var room = await host.OpenRoomAsync();
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await EnterAsync(mika, room);
        await PulseAsync(host);
        Assert.Equal(HttpStatusCode.Forbidden, (await mika.Http.GetAsync("/api/desk/rooms")).StatusCode);
        var refused = await sora.Http.GetAsync("/api/desk/rooms");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("not-on-shift", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        (await sora.Http.PostAsync("/api/shift", null)).EnsureSuccessStatusCode();
        var counts = (await sora.Http.GetFromJsonAsync<List<RoomCount>>("/api/desk/rooms"))!;
        Assert.Equal(1, Assert.Single(counts).People);
    }

    [Fact]
    public async Task Only_mentors_and_moderators_who_chose_it_are_shown_as_around()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        foreach (var person in new[] { mika, haru, sora }) await person.ConnectAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await ChooseAsync(mika, true)).StatusCode);
        await TickAsync(host);
        Assert.Empty(await AroundAsync(mika));

        Assert.Equal(HttpStatusCode.NoContent, (await ChooseAsync(haru, true)).StatusCode);
        await PulseAsync(host);
        Assert.Empty(await AroundAsync(mika));
        await TickAsync(host);
        Assert.Equal([new AroundView(haru.Id, haru.Caller.Nickname, "mentor")], await AroundAsync(mika));

        await ChooseAsync(haru, false);
        Assert.Empty(await AroundAsync(mika));
    }

    [Fact]
    public async Task The_list_of_mentors_shows_who_chose_to_be_around()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        await haru.ConnectAsync();
        await TickAsync(host);
        Assert.DoesNotContain("class=\"around\"", await mika.Http.GetStringAsync("/mentors"), StringComparison.Ordinal);
        await ChooseAsync(haru, true);
        await TickAsync(host);
        Assert.Contains("class=\"around\"", await mika.Http.GetStringAsync("/mentors"), StringComparison.Ordinal);
        Assert.Contains("class=\"around\"", await mika.Http.GetStringAsync($"/mentors/{haru.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Redis_rooms_are_quiet_posts_go_through_and_it_comes_back_by_itself()
    {
        await using var redis = await RedisProcess.StartAsync();
        await using var host = await CircleHost.StartAsync(Database.Sqlite, ("ConnectionStrings:Redis", redis.ConnectionString));
        var room = await host.OpenRoomAsync();
        for (var i = 0; i < 4; i++) await EnterAsync(await host.JoinAsync(), room);
        await using var reader = await host.JoinAsync();
        await TickAsync(host);
        Assert.Equal(PresenceBuckets.Few, await BucketAsync(reader, room));
        Assert.Equal("alive", await reader.Http.GetStringAsync("/healthz"));

        await redis.KillAsync();
        await Eventually.TrueAsync("the loss is seen", Soon, async () => (await reader.Http.GetStringAsync("/healthz")).EndsWith("redis unreachable", StringComparison.Ordinal));
        await PulseAsync(host);
        Assert.Equal(PresenceBuckets.Quiet, await BucketAsync(reader, room));
        Assert.Equal(HttpStatusCode.OK, (await reader.Http.GetAsync("/readyz")).StatusCode);
        Assert.Equal(PostStatuses.Posted, (await reader.PostAsync(room, "still here")).Status);

        await redis.RestartAsync();
        await Eventually.TrueAsync("presence is back", Soon, async () =>
        {
            await PulseAsync(host);
            return await BucketAsync(reader, room) == PresenceBuckets.Few;
        });
    }

    private static Task<HttpResponseMessage> ChooseAsync(Person person, bool shown) => person.Http.PutAsJsonAsync("/api/me/around", new { shown });

    private static async Task<List<AroundView>> AroundAsync(Person person) => (await person.Http.GetFromJsonAsync<List<AroundView>>("/api/around"))!;

    private static async Task<string> BucketAsync(Person person, Guid room) =>
        (await person.Http.GetFromJsonAsync<List<RoomView>>("/api/rooms"))!.Single(r => r.Id == room).Presence;

    private static Task PulseAsync(CircleHost host) => host.Get<PresencePulse>().RunOnceAsync(CancellationToken.None);

    private static async Task TickAsync(CircleHost host)
    {
        await PulseAsync(host);
        host.Clock.Advance(PresenceSample.Step);
        await PulseAsync(host);
    }

    private static async Task<HubConnection> EnterAsync(Person person, Guid channel)
    {
        var hub = await person.ConnectAsync();
        await hub.InvokeAsync<ChangeSet>("Enter", channel.ToString(), null);
        return hub;
    }

    private static async Task LeaveAsync(CircleHost host, HubConnection hub, int left)
    {
        await hub.StopAsync();
        await Eventually.TrueAsync("the server saw them leave", Soon, () => host.Get<Server.Realtime.LiveConnections>().All.Count() == left);
    }

    private static ConcurrentQueue<PresenceView> Heard(HubConnection hub)
    {
        var heard = new ConcurrentQueue<PresenceView>();
        hub.On<PresenceView>("Presence", heard.Enqueue);
        return heard;
    }
}
