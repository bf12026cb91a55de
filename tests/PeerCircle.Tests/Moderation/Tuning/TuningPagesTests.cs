using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

public sealed class TuningPagesTests
{
    [Fact]
    public async Task What_cannot_be_kept_comes_back_with_the_text_and_what_to_mend()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var page = $"/desk/words/{(await host.AddTermAsync(sora, "zorblat")).Id}";
        await ShowsAsync(sora, page, "A parenthesis is open", "value=\"zor(blat\"", ("text", "zor(blat"), ("kind", "spam.advert"), ("version", "1"));
        var kept = await sora.SendFormAsync(page, ("text", "zorblats"), ("kind", "spam.advert"), ("version", "1"));
        Assert.Equal((HttpStatusCode.SeeOther, page), (kept.StatusCode, kept.Headers.Location?.ToString()));
        await ShowsAsync(sora, page, "Someone else changed this in the meantime.", "value=\"zorblatter\"", ("text", "zorblatter"), ("kind", "spam.advert"), ("version", "1"));
        await ShowsAsync(sora, page, "Please choose a kind", "value=\"zorblats\"", ("text", "zorblats"), ("kind", "nonsense"), ("version", "2"));
    }

    [Fact]
    public async Task Crisis_cannot_be_made_less_watchful_by_any_form()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await ShowsAsync(sora, "/desk/words/scores", "This is out of what is safe.", "Crisis can be made more watchful", ("category", "crisis"), ("seen", "0"), ("steps", "-1"));
        await ShowsAsync(sora, "/desk/words/scores", "This is out of what is safe.", "Crisis can be made more watchful", ("category", "crisis"), ("seen", "0"), ("steps", "much"));
        var crisis = ShippedTerms.ByKey.First(p => p.Value is { Category: "crisis", Section: "active", Language: "en" }).Key;
        await ShowsAsync(sora, "/desk/words/shipped", "This is out of what is safe.", "What tells a crisis stays on", ("off", crisis), ("category", "crisis"), ("language", "en"));
        Assert.DoesNotContain(crisis, await sora.Http.GetStringAsync("/desk/words/shipped?category=crisis&language=en"), StringComparison.Ordinal);
        await using var db = host.Db();
        Assert.Equal((0, 0, 0L), (await db.ShippedOff.CountAsync(), await db.Sensitivities.CountAsync(), (await db.TuningHeads.SingleAsync()).Version));
    }

    [Fact]
    public async Task A_change_that_this_server_could_not_take_is_named_on_every_page_of_the_lists()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        const string notice = "could not be put in force on this server";
        foreach (var page in (string[])["", "/new", "/try", "/shipped", "/scores"])
            Assert.DoesNotContain(notice, await sora.Http.GetStringAsync($"/desk/words{page}"), StringComparison.Ordinal);
        host.Get<ScreenerInForce>().Keep(new FailedTuning(7, host.Clock.GetUtcNow()));
        foreach (var page in (string[])["", "/new", "/try", "/shipped", "/scores"])
            Assert.Contains(notice, await sora.Http.GetStringAsync($"/desk/words{page}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tried_sentence_is_shown_with_how_it_is_read_and_left_nowhere()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var answer = await sora.SendFormAsync("/desk/words/try", ("text", "A Ｍuppet <b>is</b> a puppet"), ("language", "en"), ("place", "room"));
        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("a muppet", shown, StringComparison.Ordinal);
        Assert.Contains("It goes through: nothing applies.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>is", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("uppet", await Mentoring.RawDatabase.RawAsync(host), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("uppet", await sora.Http.GetStringAsync("/desk/words/try"), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task ShowsAsync(Person staff, string page, string sentence, string kept, params (string Name, string Value)[] fields)
    {
        var answer = await staff.SendFormAsync(page, fields);
        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, shown, StringComparison.Ordinal);
        Assert.Contains(kept, shown.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
