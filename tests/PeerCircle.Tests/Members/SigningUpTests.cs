using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Members;

public sealed class SigningUpTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_nickname_and_a_passphrase_are_enough(Database database)
    {
        using var browser = await Browser.AtAnOpenCircleAsync(database);
        var (nickname, joined) = await browser.JoinAsync();

        Assert.Equal(10, joined.RecoveryCodes.Count);
        var me = await browser.Http.GetFromJsonAsync<MeEndpoints.Me>(new Uri("/api/me", UriKind.Relative));
        Assert.Equal((joined.Id, nickname), (me!.Id, me.Nickname));
        Assert.Equal(["member"], me.Roles);

        await using var db = (await CircleHost.On(database)).Db();
        var row = await db.Users.SingleAsync(m => m.Id == joined.Id);
        Assert.Equal(AgeBand.From25To39, row.AgeBand);
        Assert.Null(row.Email);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_many_who_choose_one_name_at_once_exactly_one_gets_it(Database database)
    {
        using var browser = await Browser.AtAnOpenCircleAsync(database);
        var nickname = Beginnings.FreshNickname();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => browser.CallAsync(
            HttpMethod.Post, "/api/members", new { nickname = i % 2 == 0 ? nickname : nickname.ToUpperInvariant(), password = Beginnings.Passphrase, bornYear = 1990 })));

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode is HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Nobody_can_take_the_looks_of_someone_who_is_here()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        await browser.JoinAsync("tomoka nao");
        foreach (var disguise in new[] { "TOMOKA NAO", "tomoka_nao", "tоmоkа nао", "ТОМОКА ΝΑΟ", "t0moka nao ☕" })
        {
            var answer = await browser.CallAsync(HttpMethod.Post, "/api/members", new { nickname = disguise, password = Beginnings.Passphrase, bornYear = 1990 });
            Assert.Equal((disguise, HttpStatusCode.Conflict), (disguise, answer.StatusCode));
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_field_by_field()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var answer = await browser.CallAsync(HttpMethod.Post, "/api/members", new { nickname = "x", password = "short", bornYear = 1700, language = "no language", region = "Japan" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:peercircle:invalid", problem.GetProperty("type").GetString());
        Assert.Equal(
            ["bornYear", "language", "nickname", "password", "region"],
            problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"nickname\": 5}")]
    [InlineData("{\"nickname\": \"\\ud800\", \"password\": \"\\udfff\", \"bornYear\": 1990}")]
    [InlineData("{\"bornYear\": 99999999999}")]
    [InlineData("null")]
    public async Task Bad_input_is_a_clean_problem(string body)
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await browser.Http.PostAsync(new Uri("/api/members", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("urn:peercircle:", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_too_young_are_told_where_help_is_open_to_them()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var answer = await browser.CallAsync(HttpMethod.Post, "/api/members", new { nickname = Beginnings.FreshNickname(), password = Beginnings.Passphrase, bornYear = 2020 });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("urn:peercircle:too-young", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Without_a_script_the_codes_are_shown_until_they_are_written_down()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var answer = await browser.SendAsync(
            "/sign-up", "/sign-up", ("nickname", Beginnings.FreshNickname()), ("password", ""), ("password-seen", Beginnings.Passphrase), ("bornYear", "１９９０"), ("language", "ja"));
        Assert.Equal((HttpStatusCode.SeeOther, "/recovery/codes"), (answer.StatusCode, answer.Headers.Location?.ToString()));

        var page = await browser.ReadAsync("/recovery/codes");
        Assert.Contains("lang=\"ja\"", page, StringComparison.Ordinal);
        Assert.Equal(page.Split("<li").Length, (await browser.ReadAsync("/recovery/codes")).Split("<li").Length);

        Assert.Equal("/rooms", (await browser.SendAsync("/recovery/codes", "/recovery/codes")).Headers.Location?.ToString());
        Assert.Equal("/settings/sessions", (await browser.GetAsync("/recovery/codes")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_that_comes_back_holds_what_was_written_but_never_the_passphrase()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var answer = await browser.SendAsync("/sign-up", "/sign-up", ("nickname", "staff"), ("password", "a passphrase of mine"), ("password-seen", "another of mine"), ("bornYear", "1987"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"staff\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"1987\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("of mine", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_comes_back_with_a_fresh_token()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var answer = await browser.PostAsync("/sign-up", ("nickname", "tanpopo"), ("form-token", "stale"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("value=\"tanpopo\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"form-token\"", page, StringComparison.Ordinal);
    }
}
