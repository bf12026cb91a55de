using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Members;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed partial class SetupTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task One_link_leads_from_an_empty_circle_to_an_open_one(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        using var stranger = new Browser(host);
        using var chief = new Browser(host);
        Assert.Equal(HttpStatusCode.Forbidden, (await JoinAsync(stranger)).StatusCode);

        var token = await LinkAsync(host);
        await chief.SendAsync($"/setup?token={token}", "/setup/administrator", ("token", token), ("nickname", "chief"), ("password", Beginnings.Passphrase));
        Assert.Equal("/setup", (await chief.SendAsync("/recovery/codes", "/recovery/codes")).Headers.Location?.ToString());
        var handover = await chief.SendAsync("/setup", "/setup/lead", ("who", "other"), ("nickname", "yuki"));
        var code = Code().Match(await handover.Content.ReadAsStringAsync()).Value;

        (string, string)[] hours = [("zone", "Asia/Tokyo"), ("on-mon", "yes"), ("from-mon", "00:30"), ("to-mon", "02:00")];
        var check = await (await chief.SendAsync("/setup", "/setup/hours", hours)).Content.ReadAsStringAsync();
        Assert.Contains("15:30–17:00", check, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await JoinAsync(stranger)).StatusCode);
        Assert.Equal("/setup", (await chief.SendAsync("/setup", "/setup/hours/keep", hours)).Headers.Location?.ToString());

        Assert.Equal(HttpStatusCode.Created, (await JoinAsync(stranger)).StatusCode);
        using var lead = new Browser(host);
        await lead.SendAsync("/recovery", "/recovery", ("nickname", "yuki"), ("code", code), ("newPassword", "another quiet river"));
        Assert.Contains("safeguarding-lead", await lead.ReadAsync("/api/me"), StringComparison.Ordinal);
        await using var db = host.Db();
        var window = await db.StaffedWindows.SingleAsync();
        Assert.Equal((9570, 9660), (window.FromMinute, window.ToMinute));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_many_who_use_the_link_at_once_exactly_one_becomes_administrator(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        var token = await LinkAsync(host);
        var browsers = Enumerable.Range(0, 6).Select(_ => new Browser(host)).ToList();
        var forms = await Task.WhenAll(browsers.Select(b => b.TokenOfAsync($"/setup?token={token}")));
        await Task.WhenAll(browsers.Select((b, i) => b.PostAsync(
            "/setup/administrator", ("form-token", forms[i]), ("token", token), ("nickname", $"chief {(char)('a' + i)}"), ("password", Beginnings.Passphrase))));
        await using var db = host.Db();
        Assert.Equal(Roles.Administrator, (await db.Users.SingleAsync()).Roles);
        browsers.ForEach(b => b.Dispose());
    }

    [Fact]
    public async Task A_new_link_voids_the_one_before_and_a_wrong_name_does_not_use_it_up()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        using var browser = new Browser(host);
        var old = await LinkAsync(host);
        var token = await LinkAsync(host);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/setup?token={old}")).StatusCode);

        var refused = await browser.SendAsync($"/setup?token={token}", "/setup/administrator", ("token", token), ("nickname", "x"), ("password", Beginnings.Passphrase));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/setup?token={token}")).StatusCode);
    }

    [Fact]
    public async Task Someone_else_cannot_go_on_with_the_set_up()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await host.JoinAsync(Roles.Administrator);
        await using var member = await host.JoinAsync();
        Assert.Equal("/rooms", (await member.Http.GetAsync(new Uri("/setup", UriKind.Relative))).Headers.Location?.ToString());
        using var stranger = new Browser(host);
        Assert.Equal("/sign-in?next=/setup", (await stranger.GetAsync("/setup")).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_operator_of_the_machine_grants_roles(Database database)
    {
        var host = await CircleHost.On(database);
        using var browser = await Browser.AtAnOpenCircleAsync(database);
        var (nickname, _) = await browser.JoinAsync();
        var grant = host.Get<GrantRole>();
        var granted = Assert.IsType<GrantOutcome.Granted>(await grant.RunAsync(nickname, "moderator", CancellationToken.None));
        Assert.Equal(["member", "moderator"], granted.Roles);
        Assert.Contains("moderator", await browser.ReadAsync("/api/me"), StringComparison.Ordinal);
        Assert.IsType<GrantOutcome.UnknownRole>(await grant.RunAsync(nickname, "king", CancellationToken.None));
        Assert.IsType<GrantOutcome.UnknownMember>(await grant.RunAsync("nobody of that name", "moderator", CancellationToken.None));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "09:00", "17:00", 0, 540, 1020)]
    [InlineData(DayOfWeek.Monday, "00:30", "02:00", 9, 9570, 9660)] // still Sunday in UTC
    [InlineData(DayOfWeek.Sunday, "22:00", "01:00", -5, 180, 360)] // already Monday in UTC
    [InlineData(DayOfWeek.Sunday, "22:00", "01:00", 0, 9960, 10140)] // past the end of the week
    [InlineData(DayOfWeek.Tuesday, "00:00", "00:00", 0, 1440, 2880)] // the whole day
    public void Hours_of_a_zone_become_minutes_of_the_week(DayOfWeek day, string from, string to, int ahead, int fromMinute, int toMinute)
    {
        var window = new DayHours(day, TimeOnly.Parse(from), TimeOnly.Parse(to)).ToWindow(TimeSpan.FromHours(ahead));
        Assert.Equal((fromMinute, toMinute), (window.FromMinute, window.ToMinute));
    }

    // The start makes a link of its own, which voids ours when it comes later.
    private static async Task<string> LinkAsync(CircleHost host)
    {
        await using var db = host.Db();
        await Eventually.TrueAsync("the start has made its link", TimeSpan.FromSeconds(20), () => db.SetupLinks.AnyAsync());
        return await host.Get<SetupLinks>().MakeAsync(CancellationToken.None);
    }

    private static Task<HttpResponseMessage> JoinAsync(Browser browser) =>
        browser.CallAsync(HttpMethod.Post, "/api/members", new { nickname = "tanpopo", password = Beginnings.Passphrase, bornYear = 1990 });

    [GeneratedRegex("[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
