using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Members;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

public sealed class DecisionTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_fifty_decisions_at_once_one_wins_and_no_note_is_lost(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var aoi = await host.JoinAsync(Roles.Moderator);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "go away")).Message!.Id;
        await ren.FlagAsync(message);
        var one = (await sora.CaseAsync(message))!;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? sora : aoi).DecideAsync(one, i % 3 == 0 ? "remove" : "warn", note: $"note {i}")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        foreach (var late in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
            Assert.Equal((HttpStatusCode.Conflict, "already-decided"), (late.StatusCode, await late.TypeAsync()));
        await using var db = host.Db();
        Assert.Equal(1, await db.Decisions.CountAsync(d => d.CaseId == one.Id));
        Assert.Equal(1, await db.Ledger.CountAsync(e => e.CaseId == one.Id && e.Act == "decide"));
        var context = (await sora.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{one.Id}/context"))!;
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"note {i}").Order(StringComparer.Ordinal), context.Notes.Select(n => n.Text).Order(StringComparer.Ordinal));
        Assert.Single(await mika.NoticesAsync());
    }

    [Fact]
    public async Task A_claim_is_seen_by_others_and_lapses_by_itself()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var aoi = await host.JoinAsync(Roles.Moderator);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "go away")).Message!.Id;
        await ren.FlagAsync(message);
        var one = (await sora.CaseAsync(message))!;
        var claim = await sora.Http.PostAsync($"/api/cases/{one.Id}/claim", null);
        Assert.Equal(sora.Id, (await claim.Content.ReadFromJsonAsync<CaseView>())!.ClaimedBy!.Id);
        var refused = await aoi.Http.PostAsync($"/api/cases/{one.Id}/claim", null);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains(sora.Caller.Nickname, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("claimed-by-other", await (await aoi.DecideAsync((await aoi.CaseAsync(message))!, "remove")).TypeAsync());
        Assert.Equal(one.Id, (await sora.CaseAsync(message, "mine"))!.Id);

        host.Clock.Advance(TimeSpan.FromMinutes(Limits.ClaimMinutes) + TimeSpan.FromSeconds(1));
        Assert.Null((await aoi.CaseAsync(message))!.ClaimedBy);
        Assert.Equal(HttpStatusCode.OK, (await aoi.Http.PostAsync($"/api/cases/{one.Id}/claim", null)).StatusCode);
        Assert.Null(await sora.CaseAsync(message, "mine"));
        Assert.Equal(HttpStatusCode.OK, (await aoi.Http.PostAsync($"/api/cases/{one.Id}/release", null)).StatusCode);
        Assert.Null((await sora.CaseAsync(message))!.ClaimedBy);
    }

    [Fact]
    public async Task No_decision_is_saved_without_its_reasons()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "go away")).Message!.Id;
        await ren.FlagAsync(message);
        var one = (await sora.CaseAsync(message))!;
        object[] incomplete =
        [
            new { facts = "f", scope = "message" }, new { rule = "kindness", scope = "message" }, new { rule = "kindness", facts = "f" },
            new { rule = " ", facts = "f", scope = "message" }, new { rule = "kindness", facts = "f", scope = "circle", days = 0 },
        ];
        foreach (var reason in incomplete)
        {
            var answer = await sora.DecideAsync(one, "remove", reason);
            Assert.Equal((HttpStatusCode.BadRequest, "incomplete-reason"), (answer.StatusCode, await answer.TypeAsync()));
        }
        Assert.Equal(HttpStatusCode.BadRequest, (await sora.DecideAsync(one, "mute")).StatusCode);
        Assert.Equal("unknown-action", await (await sora.DecideAsync(one, "shout")).TypeAsync());
        Assert.Equal("not-possible", await (await sora.DecideAsync(one, "approve")).TypeAsync());
        Assert.Equal(one.Version, (await sora.CaseAsync(message))!.Version);
        Assert.Equal("case-changed", await (await sora.DecideAsync(one with { Version = one.Version + 1 }, "remove")).TypeAsync());
        Assert.Empty(await mika.NoticesAsync());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_removal_is_seen_at_once_and_both_letters_arrive_in_their_reader_s_language(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync(language: "ja");
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var room = await host.OpenRoomAsync();
        var message = (await mika.PostAsync(room, "go away, **now**")).Message!.Id;
        var hub = await ren.ConnectAsync();
        var gone = new TaskCompletionSource<MessageView>();
        hub.On<ChangeSet>("Changed", set => { if (set.Messages.FirstOrDefault(m => m.State == MessageStates.Removed) is { } removed) gone.TrySetResult(removed); });
        await hub.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        await ren.FlagAsync(message);
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync((await sora.CaseAsync(message))!, "remove")).StatusCode);
        Assert.Equal("", (await gone.Task.WaitAsync(TimeSpan.FromSeconds(1))).Html);
        Assert.DoesNotContain("now", await ren.Http.GetStringAsync($"/api/channels/{room}/messages"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await mika.Http.GetAsync($"/api/messages/{message}/text")).StatusCode);

        var letter = Assert.Single(await mika.NoticesAsync());
        Assert.Equal(("decision", "remove", "kindness", false), (letter.Kind, letter.Action, letter.Reason!.Rule, letter.Automated));
        Assert.Contains("メッセージ", letter.Title, StringComparison.Ordinal);
        // Also on a page that speaks another language.
        Assert.Contains(letter.Title, await mika.Http.GetStringAsync("/notices"), StringComparison.Ordinal);
        Assert.Contains(letter.Text, line => line.Contains("You told someone to go away.", StringComparison.Ordinal));
        Assert.False(string.IsNullOrEmpty(letter.Redress));
        var outcome = (await ren.NoticesAsync())[0];
        Assert.Equal(("outcome", "Someone has looked"), (outcome.Kind, outcome.Title));
        Assert.Equal(2, (await ren.NoticesAsync()).Count);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_waiting_message_opens_a_case_and_is_let_through_or_given_back_with_a_note(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var room = await host.OpenRoomAsync(ChannelMode.Held);
        var (one, two) = ((await mika.PostAsync(room, "first words")).Message!.Id, (await mika.PostAsync(room, "second words")).Message!.Id);
        var first = (await sora.CaseAsync(one))!;
        Assert.True(first.Waiting);
        Assert.Equal("not-possible", await (await sora.DecideAsync(first, "no-action")).TypeAsync());
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync(first, "approve")).StatusCode);
        Assert.Equal("incomplete-reason", await (await sora.DecideAsync((await sora.CaseAsync(two))!, "return")).TypeAsync());
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync((await sora.CaseAsync(two))!, "return", note: "Could you leave the name out?")).StatusCode);
        var set = (await mika.Http.GetFromJsonAsync<ChangeSet>($"/api/channels/{room}/messages"))!;
        Assert.Equal(one, Assert.Single(set.Messages).Id);
        Assert.Empty(set.Mine!.Pending!);
        var letter = Assert.Single(await mika.NoticesAsync());
        Assert.Contains(letter.Text, line => line.Contains("leave the name out", StringComparison.Ordinal));
        Assert.Contains("second words", await mika.Http.GetStringAsync($"/api/messages/{letter.MessageId}/text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_lets_through_a_text_they_have_not_seen()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(ChannelMode.Held), "harmless words")).Message!.Id;
        var seen = (await sora.CaseAsync(message))!;
        await mika.Http.PatchAsJsonAsync($"/api/messages/{message}", new { text = "other words" });
        Assert.Equal("case-changed", await (await sora.DecideAsync(seen, "approve")).TypeAsync());
        var context = (await sora.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{seen.Id}/context"))!;
        Assert.Contains("other words", Assert.Single(context.Messages).Message.Html, StringComparison.Ordinal);
        await mika.Http.DeleteAsync($"/api/messages/{message}");
        Assert.Null(await sora.CaseAsync(message));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_mute_holds_at_once_on_an_open_connection_and_ends_by_itself(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var room = await host.OpenRoomAsync();
        var hub = await mika.ConnectAsync();
        await hub.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        var message = (await mika.PostAsync(room, "go away")).Message!.Id;
        await ren.FlagAsync(message);
        await sora.DecideAsync((await sora.CaseAsync(message))!, "mute", new { rule = "kindness", facts = "f", scope = "circle", days = 3 }, alsoRemove: true);
        var refused = await hub.InvokeAsync<PostResult>("Post", room.ToString(), Guid.CreateVersion7().ToString(), "hello again", null, null);
        Assert.Equal((PostStatuses.Refused, "muted"), (refused.Status, refused.Reason!.Slug));
        Assert.Equal(MessageStates.Removed, Assert.Single((await ren.Http.GetFromJsonAsync<ChangeSet>($"/api/channels/{room}/messages"))!.Messages).State);
        var other = (await ren.PostAsync(room, "calm words")).Message!.Id;
        Assert.Equal(HttpStatusCode.Conflict, (await mika.Http.PutAsync($"/api/messages/{other}/reactions/hear", null)).StatusCode);
        host.Clock.AdjustTime(host.Clock.GetUtcNow() + TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        Assert.Equal(PostStatuses.Posted, (await mika.PostAsync(room, "I am back")).Status);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_ban_ends_connections_and_sessions_at_once_and_leaves_the_letters_to_read(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var room = await host.OpenRoomAsync();
        var hub = await mika.ConnectAsync();
        await hub.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        var closed = new TaskCompletionSource();
        hub.Closed += _ => { closed.TrySetResult(); return Task.CompletedTask; };
        var message = (await mika.PostAsync(room, "go away")).Message!.Id;
        await ren.FlagAsync(message);
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync((await sora.CaseAsync(message))!, "ban")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await mika.Http.GetAsync("/api/rooms")).StatusCode);
        await Eventually.TrueAsync("the connection is closed", TimeSpan.FromSeconds(10), () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            return closed.Task.IsCompleted;
        });
        await using var back = await host.SignInAgainAsync(mika);
        var answer = await back.Http.GetAsync("/api/rooms");
        Assert.Equal((HttpStatusCode.Forbidden, "suspended"), (answer.StatusCode, await answer.TypeAsync()));
        Assert.Equal("/notices", (await back.Http.GetAsync("/rooms")).Headers.Location?.ToString());
        Assert.Equal("ban", Assert.Single(await back.NoticesAsync()).Action);
        await Assert.ThrowsAnyAsync<HttpRequestException>(back.ConnectAsync);
    }

    [Fact]
    public async Task The_desk_is_closed_to_members_mentors_and_administrators_and_a_case_about_oneself_is_not_there()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var aoi = await host.JoinAsync(Roles.Moderator);
        var message = (await sora.PostAsync(await host.OpenRoomAsync(), "words of a moderator")).Message!.Id;
        await using var ren = await host.JoinAsync();
        await ren.FlagAsync(message);
        Assert.Null(await sora.CaseAsync(message));
        var one = (await aoi.CaseAsync(message))!;
        Assert.Equal(HttpStatusCode.NotFound, (await sora.DecideAsync(one, "no-action")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await aoi.DecideAsync(one, "ban")).StatusCode);
        foreach (var roles in new[] { Roles.Member, Roles.Mentor, Roles.Administrator })
        {
            await using var other = await host.JoinAsync(roles);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Http.GetAsync("/api/cases")).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await other.DecideAsync(one, "no-action")).StatusCode);
        }
    }
}
