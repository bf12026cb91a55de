using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class InviteTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_invite_lets_in_as_many_people_as_it_was_made_for_also_at_once(Database database)
    {
        await using var host = await BeginAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var made = await MakeAsync(sora, uses: 3);
        var browsers = Enumerable.Range(0, 8).Select(_ => new Browser(host)).ToList();
        var answers = await Task.WhenAll(browsers.Select(browser => JoinAsync(browser, made.Code)));
        Assert.Equal(3, answers.Count(a => a.StatusCode is HttpStatusCode.Created));
        foreach (var refused in answers.Where(a => a.StatusCode is not HttpStatusCode.Created))
            Assert.Equal((HttpStatusCode.Forbidden, "invite-used-up"), (refused.StatusCode, await refused.TypeAsync()));
        browsers.ForEach(browser => browser.Dispose());
        Assert.Empty((await sora.Http.GetFromJsonAsync<List<InviteView>>("/api/invites"))!);
    }

    [Fact]
    public async Task Without_one_with_a_wrong_one_and_with_one_that_is_over_it_is_said_what_is_the_matter()
    {
        await using var host = await BeginAsync(Database.Sqlite);
        await using var nao = await host.JoinAsync(Roles.Administrator);
        using var browser = new Browser(host);
        Assert.Equal("invite-needed", await (await JoinAsync(browser, null)).TypeAsync());
        Assert.Equal("invite-unknown", await (await JoinAsync(browser, "ABCD-EFGH-2345")).TypeAsync());
        Assert.Equal("invite-unknown", await (await JoinAsync(browser, "guess")).TypeAsync());
        var ended = await MakeAsync(nao);
        Assert.Equal(HttpStatusCode.NoContent, (await nao.Http.DeleteAsync($"/api/invites/{ended.Id}")).StatusCode);
        Assert.Equal("invite-unknown", await (await JoinAsync(browser, ended.Code)).TypeAsync());
        var old = await MakeAsync(nao, days: 2);
        host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal("invite-expired", await (await JoinAsync(browser, old.Code)).TypeAsync());
        foreach (var (uses, days) in new[] { (0, 1), (1, 0), (101, 1), (1, 91) })
            Assert.Equal("invite-out-of-bounds", await (await nao.Http.PostAsJsonAsync("/api/invites", new { uses, days })).TypeAsync());
    }

    [Fact]
    public async Task A_code_is_not_used_up_by_a_nickname_that_was_taken_and_is_read_as_people_type_it()
    {
        await using var host = await BeginAsync(Database.Sqlite);
        await using var nao = await host.JoinAsync(Roles.Administrator);
        using var browser = new Browser(host);
        var nickname = Beginnings.FreshNickname();
        Assert.Equal(HttpStatusCode.Created, (await JoinAsync(browser, (await MakeAsync(nao)).Code, nickname)).StatusCode);
        var made = await MakeAsync(nao);
        Assert.Equal(HttpStatusCode.Conflict, (await JoinAsync(browser, made.Code, nickname)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await JoinAsync(browser, $" {made.Code!.ToLowerInvariant().Replace('-', ' ')} ")).StatusCode);
    }

    [Fact]
    public async Task The_pages_make_a_code_once_and_take_it()
    {
        await using var host = await BeginAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var shown = await (await sora.SendFormAsync("/invites", ("uses", "1"), ("days", "7"))).Content.ReadAsStringAsync();
        var link = shown[shown.IndexOf("/sign-up?invite=", StringComparison.Ordinal)..];
        var address = link[..link.IndexOf('"', StringComparison.Ordinal)];
        var code = address.Split('=')[1];
        Assert.DoesNotContain(code, await sora.Http.GetStringAsync("/invites"), StringComparison.Ordinal);

        using var browser = new Browser(host);
        Assert.Contains($"value=\"{code}\"", await browser.ReadAsync(address), StringComparison.Ordinal);
        (string, string)[] person = [("nickname", Beginnings.FreshNickname()), ("password", Beginnings.Passphrase), ("bornYear", "1990"), ("language", "en")];
        var refused = await browser.SendAsync("/sign-up", "/sign-up", [.. person, ("invite", "ABCD-EFGH-2345")]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("This invite is not known here.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var joined = await browser.SendAsync("/sign-up", "/sign-up", [.. person, ("invite", code)]);
        Assert.Equal("/recovery/codes", joined.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Of_the_code_only_a_hash_is_kept_and_the_ledger_notes_who_made_and_ended_it()
    {
        await using var host = await BeginAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var made = await MakeAsync(sora);
        await sora.Http.DeleteAsync($"/api/invites/{made.Id}");
        var (raw, plain) = (await Mentoring.RawDatabase.RawAsync(host), made.Code!.Replace("-", "", StringComparison.Ordinal));
        Assert.DoesNotContain(made.Code, raw, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(plain, raw, StringComparison.OrdinalIgnoreCase);
        await using var db = host.Db();
        var acts = await db.Ledger.Where(e => e.ActorId == sora.Id).OrderBy(e => e.Seq).Select(e => e.Act).ToListAsync();
        Assert.Equal("invite, end-invite", string.Join(", ", acts));
        Assert.Empty((await host.Get<VerifyLedger>().RunAsync(CancellationToken.None)).Faults);
    }

    private static async Task<CircleHost> BeginAsync(Database database)
    {
        var host = await CircleHost.StartAsync(database, ("PeerCircle:Registration", "invite"));
        await host.FinishSetupAsync();
        return host;
    }

    private static async Task<InviteView> MakeAsync(Person staff, int uses = 1, int days = 14)
    {
        var answer = await staff.Http.PostAsJsonAsync("/api/invites", new { uses, days });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<InviteView>())!;
    }

    private static Task<HttpResponseMessage> JoinAsync(Browser browser, string? invite, string? nickname = null) => browser.CallAsync(
        HttpMethod.Post, "/api/members", new { nickname = nickname ?? Beginnings.FreshNickname(), password = Beginnings.Passphrase, bornYear = 1990, invite });
}
