using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class SigningInTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task In_and_out_again(Database database)
    {
        using var first = await Browser.AtAnOpenCircleAsync(database);
        var (nickname, _) = await first.JoinAsync();
        using var second = await Browser.AtAnOpenCircleAsync(database);

        Assert.Equal(HttpStatusCode.NoContent, (await second.SignInAsync(nickname.ToUpperInvariant())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await second.CallAsync(HttpMethod.Delete, "/api/session")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_passphrase_and_an_unknown_nickname_get_the_same_answer()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, _) = await browser.JoinAsync();
        using var stranger = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var wrong = await stranger.SignInAsync(nickname, "not the passphrase");
        var nobody = await stranger.SignInAsync(Beginnings.FreshNickname(), "not the passphrase");

        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal(await wrong.Content.ReadAsStringAsync(), await nobody.Content.ReadAsStringAsync());
        Assert.Equal(wrong.StatusCode, nobody.StatusCode);
        Assert.Equal("urn:peercircle:wrong-credentials", (await nobody.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Guessing_is_slowed_alike_for_the_known_and_the_unknown_and_the_owner_still_comes_in()
    {
        using var owner = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, _) = await owner.JoinAsync();
        using var stranger = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        foreach (var name in new[] { nickname, Beginnings.FreshNickname() })
        {
            for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SignInAsync(name, "a wrong guess")).StatusCode);
            var slowed = await stranger.SignInAsync(name, "a wrong guess");
            Assert.Equal(HttpStatusCode.TooManyRequests, slowed.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), slowed.Headers.RetryAfter?.Delta);
        }
        Assert.Equal(HttpStatusCode.NoContent, (await owner.SignInAsync(nickname)).StatusCode);
    }

    [Fact]
    public async Task Signing_in_ends_the_session_that_the_browser_came_with()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, _) = await browser.JoinAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SignInAsync(nickname)).StatusCode);
        Assert.Single((await browser.Http.GetFromJsonAsync<SessionView[]>(new Uri("/api/sessions", UriKind.Relative)))!);
    }

    [Theory]
    [InlineData("/rooms/evening-tea", "/rooms/evening-tea")]
    [InlineData("https://elsewhere.example/", "/rooms")]
    [InlineData("//elsewhere.example/", "/rooms")]
    [InlineData("/\\elsewhere.example/", "/rooms")]
    [InlineData("", "/rooms")]
    public async Task After_signing_in_only_a_page_of_ours_is_next(string next, string onward)
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var (nickname, _) = await browser.JoinAsync();
        using var other = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var answer = await other.SendAsync("/sign-in", "/sign-in", ("nickname", nickname), ("password", Beginnings.Passphrase), ("next", next));
        Assert.Equal((HttpStatusCode.SeeOther, onward), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Another_site_can_sign_nobody_in()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { nickname = "mika", password = "x" }) };
        request.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task The_language_chosen_on_the_settings_page_is_the_members_too()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        await browser.JoinAsync();
        await browser.SendAsync("/settings", "/settings", ("language", "ja"), ("theme", "auto"), ("undo", "5"), ("enter", "line"));
        Assert.Equal("ja", (await browser.Http.GetFromJsonAsync<MeEndpoints.Me>(new Uri("/api/me", UriKind.Relative)))!.Language);
    }

    [Fact]
    public async Task Language_region_and_look_can_be_changed()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        await browser.JoinAsync();
        var answer = await browser.CallAsync(HttpMethod.Patch, "/api/me", new { language = "ja", region = "jp", theme = "low", undoSeconds = 20, enterSends = true });
        answer.EnsureSuccessStatusCode();
        var me = (await browser.Http.GetFromJsonAsync<MeEndpoints.Me>(new Uri("/api/me", UriKind.Relative)))!;
        Assert.Equal(("ja", "JP", "low", 20, true), (me.Language, me.Region, me.Theme, me.UndoSeconds, me.EnterSends));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.CallAsync(HttpMethod.Patch, "/api/me", new { theme = "pink", undoSeconds = 31 })).StatusCode);
    }
}
