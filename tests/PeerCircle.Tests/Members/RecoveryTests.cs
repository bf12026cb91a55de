using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class RecoveryTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_code_opens_the_account_once_and_signs_everyone_else_out(Database database)
    {
        using var before = await Browser.AtAnOpenCircleAsync(database);
        var (nickname, joined) = await before.JoinAsync();
        using var after = await Browser.AtAnOpenCircleAsync(database);

        var answer = await RecoverAsync(after, nickname, joined.RecoveryCodes[4].ToLowerInvariant().Replace('-', ' '));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("9", Assert.Single(answer.Headers.GetValues(MemberEndpoints.CodesLeftHeader)));
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.GetAsync("/api/me")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await RecoverAsync(before, nickname, joined.RecoveryCodes[4])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.SignInAsync(nickname)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await before.SignInAsync(nickname, "a new quiet river")).StatusCode);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_many_who_use_one_code_at_once_exactly_one_succeeds(Database database)
    {
        var host = await CircleHost.On(database);
        var member = await host.JoinAsync();
        var code = (await host.Get<RenewCodes>().RunAsync(member.Id, CancellationToken.None))[0];

        var spent = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            await using var db = host.Db();
            return await RecoveryCodes.SpendAsync(db, member.Id, code, CancellationToken.None);
        }));

        Assert.Single(spent, won => won);
        Assert.Equal(9, await host.Get<RenewCodes>().LeftAsync(member.Id, CancellationToken.None));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Codes_are_kept_as_hashes_and_new_ones_void_the_old(Database database)
    {
        var host = await CircleHost.On(database);
        var member = await host.JoinAsync();
        var old = await host.Get<RenewCodes>().RunAsync(member.Id, CancellationToken.None);
        var renewed = await host.Get<RenewCodes>().RunAsync(member.Id, CancellationToken.None);

        Assert.Equal(RecoveryCodes.Count, renewed.Distinct(StringComparer.Ordinal).Count());
        await using var db = host.Db();
        Assert.All(await db.RecoveryCodes.Where(c => c.MemberId == member.Id).ToListAsync(), row => Assert.Equal(32, row.Hash.Length));
        Assert.False(await RecoveryCodes.SpendAsync(db, member.Id, old[0], CancellationToken.None));
        Assert.True(await RecoveryCodes.SpendAsync(db, member.Id, renewed[0], CancellationToken.None));
    }

    [Fact]
    public async Task One_persons_code_opens_nobody_elses_account()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (_, joined) = await browser.JoinAsync();
        var (other, _) = await browser.JoinAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await RecoverAsync(browser, other, joined.RecoveryCodes[0])).StatusCode);
    }

    [Fact]
    public async Task A_weak_new_passphrase_does_not_cost_a_code()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, joined) = await browser.JoinAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await RecoverAsync(browser, nickname, joined.RecoveryCodes[0], "short")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await RecoverAsync(browser, nickname, joined.RecoveryCodes[0])).StatusCode);
    }

    [Fact]
    public async Task Guessing_codes_is_slowed()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, _) = await browser.JoinAsync();
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await RecoverAsync(browser, nickname, "AAAAA-AAAAA-AAAAA")).StatusCode);
        var slowed = await RecoverAsync(browser, nickname, "AAAAA-AAAAA-AAAAA");
        Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
        Assert.NotNull(slowed.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_last_code_brings_ten_new_ones_on_the_page()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, joined) = await browser.JoinAsync();
        await using (var db = (await CircleHost.On(Database.Sqlite)).Db())
            foreach (var code in joined.RecoveryCodes.Skip(1)) Assert.True(await RecoveryCodes.SpendAsync(db, joined.Id, code, CancellationToken.None));

        var answer = await browser.SendAsync(
            "/recovery", "/recovery", ("nickname", nickname), ("code", joined.RecoveryCodes[0]), ("newPassword", "a new quiet river"));
        Assert.Equal("/recovery/codes", answer.Headers.Location?.ToString());
        Assert.Equal(10, (await browser.ReadAsync("/recovery/codes")).Split("translate=\"no\"").Length - 1);
    }

    private static Task<HttpResponseMessage> RecoverAsync(Browser browser, string nickname, string code, string newPassword = "a new quiet river") =>
        browser.Http.PostAsJsonAsync("/api/recovery", new { nickname, code, newPassword });
}
