using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server;
using PeerCircle.Server.Demo;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Messages;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Members;
using Xunit;

namespace PeerCircle.Tests.Demo;

public sealed class DemoCircleTests
{
    private static readonly (string, string) Demo = ("PeerCircle:Demo", "true");

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Seven_people_and_five_rooms_are_there_and_a_second_start_adds_nothing(Database database)
    {
        await using var host = await CircleHost.StartAsync(database, Demo);
        await host.Get<DemoCircle>().SeedAsync(CancellationToken.None);
        await using var db = host.Db();
        Assert.Equal(["aoi", "haru", "mika", "nao", "ren", "sora", "yuki"], await db.Users.Select(m => m.UserName).OrderBy(n => n).ToListAsync());
        Assert.Equal(DemoRoom.Slugs, await db.Rooms.OrderBy(r => r.Order).Select(r => r.Slug).ToListAsync());
        Assert.Equal(["evening-tea", "games"], await db.Rooms.Where(r => !r.AutomaticCover).OrderBy(r => r.Order).Select(r => r.Slug).ToListAsync());
    }

    [Fact]
    public async Task Each_of_them_signs_in_and_reads_a_room()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite, Demo);
        foreach (var nickname in DemoPeople.Ids.Keys)
        {
            using var browser = new Browser(host);
            Assert.Equal(HttpStatusCode.NoContent, (await browser.SignInAsync(nickname, DemoPeople.Passphrase)).StatusCode);
            var rooms = (await browser.Http.GetFromJsonAsync<RoomView[]>(new Uri("/api/rooms", UriKind.Relative)))!;
            var history = await browser.Http.GetFromJsonAsync<ChangeSet>(new Uri($"/api/channels/{rooms[0].Id}/messages", UriKind.Relative));
            Assert.NotEmpty(history!.Messages);
        }
    }

    [Fact]
    public void Each_change_of_the_history_took_a_version_of_its_own_and_none_is_missing()
    {
        var now = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var room in DemoRoom.ReadAll())
        {
            var history = new DemoHistory(Guid.CreateVersion7(), room, now);
            var taken = history.Messages.SelectMany(m => new[] { m.Position!.Value, m.Version, m.ReactionVersion }).Where(v => v > 0).Distinct().Order().ToList();
            Assert.Equal(history.Version, taken.Max());
            Assert.Equal(history.Messages.OrderBy(m => m.SentAt).Select(m => m.Id), history.Messages.OrderBy(m => m.Position).Select(m => m.Id));
            Assert.All(history.Messages, m => Assert.InRange(m.SentAt, now.AddDays(-7), now));
            Assert.All(history.Messages.Where(m => m.State is MessageState.Withdrawn), m => Assert.Equal(("", ""), (m.Text, m.Html)));
        }
    }

    [Fact]
    public async Task A_circle_of_real_people_gets_no_accounts_that_everyone_can_open()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await host.JoinAsync();
        await Assert.ThrowsAsync<StartRefusedException>(() => host.Get<DemoCircle>().SeedAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5150")]
    [InlineData("http://*:5150")]
    [InlineData("http://127.0.0.1:5150;http://192.168.1.5:5151")]
    [InlineData("http://circle.example.org")]
    public void The_sample_circle_is_not_served_to_the_outside(string urls) =>
        Assert.Throws<StartRefusedException>(() => CircleApp.Build(["--demo", "--urls", urls]));
}
