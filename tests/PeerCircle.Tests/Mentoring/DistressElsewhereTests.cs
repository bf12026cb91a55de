using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Members;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Mentoring;

/// <summary>Words of distress in what is no message: nobody in danger goes unseen because their text could not be taken.</summary>
public sealed class DistressElsewhereTests
{
    private const string Danger = "I'm going to kill myself tonight";
    private const string Wish = "I want to disappear forever";

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_crisis_in_an_opening_line_brings_the_card_and_an_urgent_case_to_those_on_shift(Database database)
    {
        // Its own: someone on shift changes every room.
        await using var host = await CircleHost.StartAsync(database);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var off = await host.JoinAsync(Roles.Moderator);
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        (await sora.Http.PostAsync("/api/shift", null)).EnsureSuccessStatusCode();

        for (var i = 0; i < 2; i++)
        {
            var answer = await mika.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { opening = Danger });
            Assert.Equal((HttpStatusCode.BadRequest, "opening-too-heavy"), (answer.StatusCode, await answer.TypeAsync()));
            Assert.Equal("self", await CardAsync(answer));
        }

        Assert.Null(await CaseOfAsync(off, mika));
        Assert.NotNull(await CaseOfAsync(lead, mika));
        var one = (await CaseOfAsync(sora, mika))!;
        Assert.Equal(("urgent", "request", "one-to-one", null), (one.Severity, one.Subject.Kind, one.Place, one.Subject.MessageId));
        var context = (await sora.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{one.Id}/context"))!;
        Assert.Contains("kill myself", Assert.Single(context.Messages).Message.Html, StringComparison.Ordinal);
        Assert.Equal(mika.Caller.Nickname, context.Messages[0].Message.Author.Nickname);
        Assert.Contains("kill myself", await sora.Http.GetStringAsync($"/desk/cases/{one.Id}?read=1"), StringComparison.Ordinal);
        Assert.Equal("not-possible", await (await sora.DecideAsync(one, "remove")).TypeAsync());
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync(one, "talk")).StatusCode);
        Assert.Equal("talk", Assert.Single(await mika.NoticesAsync()).Action);
    }

    [Fact]
    public async Task A_line_that_is_folded_reaches_the_mentor_and_the_desk()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        var answer = await mika.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { opening = Wish });
        Assert.Equal((HttpStatusCode.Created, "self"), (answer.StatusCode, await CardAsync(answer)));
        Assert.Equal(Wish, Assert.Single(await haru.RequestsAsync()).Opening);
        Assert.Equal("urgent", (await CaseOfAsync(lead, mika))!.Severity);
    }

    [Fact]
    public async Task Also_when_the_mentor_has_no_room_left_or_the_writer_is_too_young_for_a_conversation()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        await using var full = await host.AppointAsync(capacity: 0);
        await using var mika = await host.JoinAsync();
        var answer = await mika.Http.PostAsJsonAsync($"/api/mentors/{full.Id}/requests", new { opening = Wish });
        Assert.Equal(("mentor-full", "self"), (await answer.TypeAsync(), await CardAsync(answer)));
        Assert.NotNull(await CaseOfAsync(lead, mika));

        await using var young = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        await using var db = host.Db();
        await db.Users.Where(m => m.Id == young.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.AgeBand, AgeBand.Under18));
        host.Get<SessionCache>().ForgetMember(young.Id);
        answer = await young.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { opening = Wish });
        Assert.Equal(("too-young-for-one-to-one", "self"), (await answer.TypeAsync(), await CardAsync(answer)));
        Assert.NotNull(await CaseOfAsync(lead, young));
    }

    [Fact]
    public async Task A_mentor_s_profile_takes_the_same_path()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var haru = await host.AppointAsync();
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        var page = await haru.SendFormAsync("/mentors/me", ("about", Danger), ("capacity", "2"));
        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("card-title", html, StringComparison.Ordinal);
        Assert.Contains("kill myself", html, StringComparison.Ordinal);
        var one = (await CaseOfAsync(lead, haru))!;
        Assert.Equal(("urgent", "profile"), (one.Severity, one.Subject.Kind));
    }

    [Fact]
    public async Task A_nickname_is_given_back_with_the_card()
    {
        using var browser = await Browser.AtAnOpenCircleAsync(Database.Sqlite);
        var answer = await browser.CallAsync(HttpMethod.Post, "/api/members", new { nickname = "kill myself tonight", password = Beginnings.Passphrase, bornYear = 1990 });
        Assert.Equal((HttpStatusCode.BadRequest, "self"), (answer.StatusCode, await CardAsync(answer)));
        var page = await browser.SendAsync("/sign-up", "/sign-up", ("nickname", "kill myself tonight"), ("password", Beginnings.Passphrase), ("bornYear", "1990"), ("language", "en"));
        Assert.Contains("card-title", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_note_is_screened_with_its_message()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        var answer = await mika.PostAsync(await host.OpenRoomAsync(), "nothing special", note: Danger);
        Assert.Equal((PostStatuses.Held, "self"), (answer.Status, answer.Support?.Kind));
        Assert.Equal("urgent", (await lead.CaseAsync(answer.Message!.Id))!.Severity);
    }

    private static async Task<CaseView?> CaseOfAsync(Person staff, Person about) =>
        (await staff.Http.GetFromJsonAsync<List<CaseView>>("/api/cases?state=open"))!.SingleOrDefault(c => c.Subject.MemberId == about.Id);

    private static async Task<string?> CardAsync(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.TryGetProperty("support", out var card) ? card.GetProperty("kind").GetString() : null;
    }
}
