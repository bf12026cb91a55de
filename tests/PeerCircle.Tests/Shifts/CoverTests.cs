using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Members;
using PeerCircle.Server.Rooms;
using PeerCircle.Server.Shifts;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Shifts;

/// <summary>With nobody on shift a room that wants cover holds its messages by itself, and goes back by itself.</summary>
public sealed class CoverTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_room_is_held_while_nobody_is_on_shift_and_opens_when_someone_comes(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        var (covered, always) = (await host.OpenRoomAsync(ChannelMode.Newcomers, automaticCover: true), await host.OpenRoomAsync());
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var mika = await host.JoinAsync();

        await WatchAsync(host);
        Assert.Equal((ChannelModes.Held, false, true), await StateAsync(mika, covered));
        Assert.Equal((ChannelModes.Open, false, false), await StateAsync(mika, always));
        Assert.Equal(PostStatuses.Held, (await mika.PostAsync(covered, "is anyone there")).Status);

        Assert.Equal(HttpStatusCode.OK, (await sora.Http.PostAsync("/api/shift", null)).StatusCode);
        Assert.Equal((ChannelModes.Newcomers, true, false), await StateAsync(mika, covered));
        Assert.Equal((ChannelModes.Open, true, false), await StateAsync(mika, always));
        Assert.True((await mika.Http.GetFromJsonAsync<List<RoomView>>("/api/rooms"))!.All(r => r.Staffed));

        Assert.Equal(HttpStatusCode.NoContent, (await sora.Http.DeleteAsync("/api/shift")).StatusCode);
        Assert.Equal((ChannelModes.Newcomers, false, false), await StateAsync(mika, covered));
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await WatchAsync(host);
        Assert.Equal((ChannelModes.Held, false, true), await StateAsync(mika, covered));
    }

    [Fact]
    public async Task What_a_moderator_chose_is_never_overwritten()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        var (held, changed) = (await host.OpenRoomAsync(ChannelMode.Held, automaticCover: true), await host.OpenRoomAsync(automaticCover: true));
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await WatchAsync(host);
        Assert.Equal((ChannelModes.Held, false, false), await StateAsync(sora, held));
        Assert.Equal((ChannelModes.Held, false, true), await StateAsync(sora, changed));
        await host.Get<SetRoomMode>().RunAsync(changed, ChannelMode.Held, 0);
        await sora.Http.PostAsync("/api/shift", null);
        Assert.Equal((ChannelModes.Held, true, false), await StateAsync(sora, held));
        Assert.Equal((ChannelModes.Held, true, false), await StateAsync(sora, changed));
    }

    [Fact]
    public async Task A_live_connection_keeps_a_shift_and_silence_ends_it_after_ten_minutes()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        var room = await host.OpenRoomAsync(automaticCover: true);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var mika = await host.JoinAsync();
        var hub = await sora.ConnectAsync();
        await sora.Http.PostAsync("/api/shift", null);
        for (var minutes = 0; minutes < 24; minutes += 4)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(4));
            await WatchAsync(host);
        }
        Assert.Equal((ChannelModes.Open, true, false), await StateAsync(mika, room));

        await hub.StopAsync();
        await TestSupport.Eventually.TrueAsync("the server saw them go", TimeSpan.FromSeconds(20), () => !host.Get<Server.Realtime.LiveConnections>().All.Any());
        await WatchAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        await WatchAsync(host);
        Assert.Equal((ChannelModes.Held, false, true), await StateAsync(mika, room));
    }

    [Fact]
    public async Task Shifts_are_for_moderators_only_and_two_browsers_open_one()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        foreach (var person in new[] { mika, haru })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await person.Http.PostAsync("/api/shift", null)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await person.Http.GetAsync("/api/shift")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await person.Http.DeleteAsync("/api/shift")).StatusCode);
        }
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sora.Http.PostAsync("/api/shift", null)));
        await using var db = host.Db();
        Assert.Equal(1, await db.Shifts.CountAsync());
    }

    [Fact]
    public void Two_nodes_whose_clocks_differ_by_minutes_never_undo_each_others_work()
    {
        var start = new DateTimeOffset(2030, 1, 15, 20, 0, 0, TimeSpan.Zero);
        var room = new Channel { Epoch = "e", Mode = ChannelMode.Open, Staffed = true };
        var changes = 0;
        for (var second = 0; second < 3600; second += 30)
            foreach (var skew in new[] { -120, 120 })
            {
                var wanted = CoverRoom.Wanted(room, automaticCover: true, new Staffing(start, null, start.AddSeconds(second + skew)));
                if (wanted != (room.Staffed, room.Mode, room.ModeAfterCover)) changes++;
                (room.Staffed, room.Mode, room.ModeAfterCover) = wanted;
            }
        Assert.Equal(1, changes);
        Assert.Equal(ChannelMode.Held, room.Mode);
    }

    private static Task WatchAsync(CircleHost host) => host.Get<ShiftWatch>().RunOnceAsync(CancellationToken.None);

    private static async Task<(string Mode, bool Staffed, bool Covered)> StateAsync(Person person, Guid room)
    {
        var set = await person.Http.GetFromJsonAsync<ChangeSet>($"/api/channels/{room}/messages");
        return (set!.Channel!.Mode, set.Channel.Staffed, set.Channel.Covered is true);
    }
}
