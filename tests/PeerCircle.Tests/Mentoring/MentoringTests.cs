using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Mentoring;

public sealed class MentoringTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_mentor_takes_a_request_and_the_opening_line_is_the_first_message(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        var request = await mika.AskAsync(haru, "hello, may I write to you");
        Assert.Equal("hello, may I write to you", Assert.Single(await haru.RequestsAsync()).Opening);
        var channel = await haru.AcceptAsync(request);
        var first = Assert.Single((await mika.ReadAsync(channel)).Messages);
        Assert.Equal((mika.Id, 1L), (first.Author.Id, first.Position));
        var mine = Assert.Single(await mika.ConversationsAsync());
        Assert.Equal((channel, haru.Id, "mentor", ConversationStates.Active), (mine.Id, mine.With.Id, mine.With.Role, mine.State));
        Assert.Equal(RequestStates.Accepted, Assert.Single(await mika.RequestsAsync()).State);
        Assert.Equal(2, (await haru.PostAsync(channel, "of course")).Message!.Position);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Only_those_two_reach_it(Database database)
    {
        var host = await CircleHost.On(database);
        await using var pair = await host.PairAsync("hello");
        foreach (var role in new[] { Roles.Member, Roles.Mentor, Roles.Moderator, Roles.SafeguardingLead, Roles.Administrator })
        {
            await using var other = await host.JoinAsync(role);
            // Staff are told that it is not theirs; to everyone else it is not there.
            var (status, slug) = role.IsStaff() ? (HttpStatusCode.Forbidden, "forbidden") : (HttpStatusCode.NotFound, "not-found");
            Assert.Equal(status, (await other.Http.GetAsync($"/api/channels/{pair.Channel}/messages")).StatusCode);
            Assert.Equal(status, (await other.Http.GetAsync($"/api/channels/{pair.Channel}/draft")).StatusCode);
            Assert.Equal(status, (await other.Http.PostAsync($"/api/conversations/{pair.Channel}/end", null)).StatusCode);
            Assert.Equal(status, (await other.Http.PostAsync($"/api/conversations/{pair.Channel}/pause", null)).StatusCode);
            Assert.Empty(await other.ConversationsAsync());
            var hub = await other.ConnectAsync();
            var answer = await hub.InvokeAsync<System.Text.Json.JsonElement>("Enter", pair.Channel, null);
            Assert.Equal($"urn:peercircle:{slug}", answer.GetProperty("problem").GetProperty("type").GetString());
        }
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Requests_taken_all_at_once_never_pass_the_load_limit(Database database)
    {
        var host = await CircleHost.On(database);
        await using var haru = await host.AppointAsync(capacity: 2);
        var requests = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            await using var member = await host.JoinAsync();
            requests.Add(await member.AskAsync(haru));
        }
        var answers = await Task.WhenAll(requests.Select(r => haru.Http.PostAsync($"/api/requests/{r}/accept", null)));
        Assert.Equal(2, answers.Count(a => a.StatusCode is HttpStatusCode.OK));
        Assert.All(answers.Where(a => a.StatusCode is not HttpStatusCode.OK), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        await using var db = host.Db();
        Assert.Equal(2, await db.Conversations.CountAsync(c => c.MentorId == haru.Id));
        await using var late = await host.JoinAsync();
        await ProblemAsync(late.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { }), HttpStatusCode.Conflict, "mentor-full");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_pair_has_one_open_request_however_often_it_is_sent(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => mika.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { })));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode is HttpStatusCode.Conflict));
        await haru.AcceptAsync(Assert.Single(await haru.RequestsAsync()).Id);
        await ProblemAsync(mika.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { }), HttpStatusCode.Conflict, "conversation-open");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_mentor_passes_without_a_reason_and_the_member_may_ask_again(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        var request = await mika.AskAsync(haru);
        Assert.Equal(HttpStatusCode.NotFound, (await mika.Http.PostAsync($"/api/requests/{request}/pass", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await haru.Http.PostAsync($"/api/requests/{request}/pass", null)).StatusCode);
        Assert.Empty(await haru.RequestsAsync());
        Assert.Equal(RequestStates.Passed, Assert.Single(await mika.RequestsAsync()).State);
        await ProblemAsync(haru.Http.PostAsync($"/api/requests/{request}/accept", null), HttpStatusCode.Conflict, "request-answered");
        await mika.AskAsync(haru);
    }

    [Fact]
    public async Task Someone_under_18_is_told_kindly_that_there_is_no_one_to_one_yet()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var young = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        await using (var db = host.Db())
            await db.Users.Where(m => m.Id == young.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.AgeBand, AgeBand.Under18));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await ProblemAsync(young.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { }), HttpStatusCode.Forbidden, "too-young-for-one-to-one");
    }

    [Fact]
    public async Task An_opening_line_is_screened_and_goes_back_to_its_author()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        Task<HttpResponseMessage> Ask(string opening) => mika.Http.PostAsJsonAsync($"/api/mentors/{haru.Id}/requests", new { opening });
        await ProblemAsync(Ask("mail me at mika@gmail.com"), HttpStatusCode.BadRequest, "screened-contact");
        await ProblemAsync(Ask("I'm going to kill myself tonight"), HttpStatusCode.BadRequest, "opening-too-heavy");
        Assert.Contains("\"support\":{", await (await Ask("I'm going to kill myself tonight")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await haru.RequestsAsync());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_pause_is_ones_own_and_stops_nobody(Database database)
    {
        var host = await CircleHost.On(database);
        await using var pair = await host.PairAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await pair.Member.Http.PostAsync($"/api/conversations/{pair.Channel}/pause", null)).StatusCode);
        Assert.Equal(ConversationStates.Paused, Assert.Single(await pair.Member.ConversationsAsync()).State);
        Assert.Equal(ConversationStates.Active, Assert.Single(await pair.Mentor.ConversationsAsync()).State);
        Assert.Equal(PostStatuses.Posted, (await pair.Mentor.PostAsync(pair.Channel, "no hurry")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await pair.Member.Http.PostAsync($"/api/conversations/{pair.Channel}/resume", null)).StatusCode);
        Assert.Equal(ConversationStates.Active, Assert.Single(await pair.Member.ConversationsAsync()).State);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_ended_conversation_stays_readable_and_takes_no_more_words(Database database)
    {
        var host = await CircleHost.On(database);
        await using var pair = await host.PairAsync("hello");
        Assert.Equal(HttpStatusCode.NoContent, (await pair.Mentor.Http.PostAsync($"/api/conversations/{pair.Channel}/end", null)).StatusCode);
        var late = await pair.Member.PostAsync(pair.Channel, "one more thing");
        Assert.Equal((PostStatuses.Refused, "conversation-ended"), (late.Status, late.Reason!.Slug));
        var set = await pair.Member.ReadAsync(pair.Channel);
        Assert.Single(set.Messages);
        Assert.Equal(ChannelModes.ReadOnly, set.Channel!.Mode);
        Assert.Equal(ConversationStates.Ended, Assert.Single(await pair.Member.ConversationsAsync()).State);
        await ProblemAsync(pair.Member.Http.PostAsync($"/api/conversations/{pair.Channel}/resume", null), HttpStatusCode.Conflict, "conversation-ended");
        await pair.Member.AskAsync(pair.Mentor);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Moderators_appoint_mentors_and_nobody_else_does(Database database)
    {
        var host = await CircleHost.On(database);
        await using var haru = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        Assert.Equal(HttpStatusCode.Forbidden, (await haru.Http.PutAsync($"/api/mentors/{haru.Id}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await sora.Http.PutAsync($"/api/mentors/{haru.Id}", null)).StatusCode);
        Assert.Contains((await sora.Http.GetFromJsonAsync<IReadOnlyList<MentorView>>("/api/mentors"))!, m => m.Id == haru.Id && m.Free);
        Assert.Equal(HttpStatusCode.NoContent, (await sora.Http.DeleteAsync($"/api/mentors/{haru.Id}")).StatusCode);
        Assert.DoesNotContain((await sora.Http.GetFromJsonAsync<IReadOnlyList<MentorView>>("/api/mentors"))!, m => m.Id == haru.Id);
    }

    private static async Task ProblemAsync(Task<HttpResponseMessage> call, HttpStatusCode status, string slug)
    {
        var answer = await call;
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains($"urn:peercircle:{slug}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
