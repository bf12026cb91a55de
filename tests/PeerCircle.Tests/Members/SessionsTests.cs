using System.Net;
using System.Net.Http.Json;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class SessionsTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task People_see_their_browsers_and_end_them_one_by_one_or_all(Database database)
    {
        using var here = await Browser.AtAnOpenCircleAsync(database);
        here.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0");
        var (nickname, _) = await here.JoinAsync();
        using var phone = await Browser.AtAnOpenCircleAsync(database);
        await phone.SignInAsync(nickname);
        using var library = await Browser.AtAnOpenCircleAsync(database);
        await library.SignInAsync(nickname);

        var mine = await ListAsync(here);
        Assert.Equal(3, mine.Length);
        Assert.Equal("Firefox on Android", Assert.Single(mine, s => s.Current).Device);

        var phones = Assert.Single(await ListAsync(phone), s => s.Current);
        Assert.Equal(HttpStatusCode.NoContent, (await here.CallAsync(HttpMethod.Delete, $"/api/sessions/{phones.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await phone.GetAsync("/api/me")).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await here.CallAsync(HttpMethod.Delete, "/api/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await library.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_ends_anothers_session()
    {
        using var one = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        await one.JoinAsync();
        using var other = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        await other.JoinAsync();
        var theirs = Assert.Single(await ListAsync(other));
        Assert.Equal(HttpStatusCode.NotFound, (await one.CallAsync(HttpMethod.Delete, $"/api/sessions/{theirs.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await one.CallAsync(HttpMethod.Delete, "/api/sessions/nonsense")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Leaving_quickly_locks_every_page_until_one_signs_in_again()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, _) = await browser.JoinAsync();

        var left = await browser.PostAsync("/exit");
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        var neutral = left.Headers.Location;
        foreach (var page in new[] { "/", "/rooms", "/settings/sessions", "/sign-up" })
            Assert.Equal(neutral, (await browser.GetAsync(page)).Headers.Location);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me")).StatusCode);

        var answer = await browser.SendAsync("/sign-in", "/sign-in", ("nickname", nickname), ("password", Beginnings.Passphrase));
        Assert.Equal("/rooms", answer.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task Leaving_needs_no_token_but_another_site_cannot_do_it()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        await browser.JoinAsync();
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/exit");
        foreign.Headers.Add("Origin", "null");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Http.SendAsync(foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task The_neutral_page_says_nothing()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        Assert.DoesNotContain("PeerCircle", await browser.ReadAsync("/neutral"), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<SessionView[]> ListAsync(Browser browser) =>
        (await browser.Http.GetFromJsonAsync<SessionView[]>(new Uri("/api/sessions", UriKind.Relative)))!;
}
