using System.Net;
using System.Net.Http.Json;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

/// <summary>A member asks for a person, and is owed an answer.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_call_is_urgent_says_what_was_said_and_is_answered_by_a_letter(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await CallAsync(host, mika, "I can't sleep");
        await CallAsync(host, mika, "and it is loud in my head");
        var one = Assert.Single(await CallsAsync(sora));
        Assert.Equal((Severities.Urgent, "call", mika.Id), (one.Severity, one.Subject.Kind, one.Subject.MemberId));
        var context = (await sora.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{one.Id}/context"))!;
        Assert.Equal(2, context.Messages.Count);
        Assert.Contains("sleep", context.Messages[0].Message.Html, StringComparison.Ordinal);
        Assert.Contains("loud in my head", context.Messages[1].Message.Html, StringComparison.Ordinal);

        foreach (var action in new[] { "no-action", "remove", "warn", "mute", "ban" })
            Assert.Equal("not-possible", await (await sora.DecideAsync(one, action, new { rule = "none", facts = "no", scope = "circle", days = 1 })).TypeAsync());
        var reason = new { rule = "none", facts = "I read you. I am here until one.", scope = "circle" };
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync(one, "talk", reason)).StatusCode);
        var letter = Assert.Single(await mika.NoticesAsync());
        Assert.Equal("answer", letter.Kind);
        Assert.Contains(letter.Text, line => line == "I read you. I am here until one.");
        Assert.Null(await host.Get<CallModerator>().FindAsync(mika.Caller, CancellationToken.None));
        Assert.Empty(await CallsAsync(sora));
    }

    [Fact]
    public async Task The_page_says_that_nobody_has_taken_a_call_until_someone_has()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        Assert.DoesNotContain("on the desk", await mika.Http.GetStringAsync("/help"), StringComparison.Ordinal);
        await CallAsync(host, mika, "");
        Assert.Contains("Nobody has taken it yet; this page says so", await mika.Http.GetStringAsync("/help"), StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("more than ten minutes", await mika.Http.GetStringAsync("/help"), StringComparison.Ordinal);
        await sora.Http.PostAsync($"/api/cases/{Assert.Single(await CallsAsync(sora)).Id}/claim", null);
        Assert.Contains("A moderator has taken your call.", await mika.Http.GetStringAsync("/help"), StringComparison.Ordinal);
        host.Clock.Advance(TimeSpan.FromMinutes(Limits.ClaimMinutes + 1));
        Assert.Contains("Nobody has taken it yet", await mika.Http.GetStringAsync("/help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_does_not_answer_their_own_call()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var aoi = await host.JoinAsync(Roles.Moderator);
        await CallAsync(host, sora, "today it is me");
        Assert.Empty(await CallsAsync(sora));
        Assert.Single(await CallsAsync(aoi));
    }

    private static async Task CallAsync(CircleHost host, Person person, string words) =>
        Assert.IsType<ChangeOutcome.Done>(await host.Get<CallModerator>().RunAsync(person.Caller, words));

    private static async Task<List<CaseView>> CallsAsync(Person moderator) =>
        [.. (await moderator.Http.GetFromJsonAsync<List<CaseView>>("/api/cases"))!.Where(c => c.Place == "call")];
}
