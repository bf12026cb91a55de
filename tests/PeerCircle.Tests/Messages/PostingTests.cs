using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Server.Rooms;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Messages;

public sealed class PostingTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_hundred_sends_of_one_client_id_make_one_message(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var clientId = Guid.CreateVersion7();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => mika.PostAsync(room, "only once", clientId)));
        Assert.All(answers, a => Assert.Equal(PostStatuses.Posted, a.Status));
        Assert.Single(answers.Select(a => a.Message!.Id).Distinct());
        await using var db = host.Db();
        Assert.Equal(1, await db.Messages.CountAsync(m => m.ChannelId == room));
        Assert.Equal(1, (await db.Channels.SingleAsync(c => c.Id == room)).Version);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_same_client_id_with_other_text_is_a_conflict_and_changes_nothing(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var first = await mika.PostAsync(room, "first");
        var again = await mika.Http.PostAsJsonAsync($"/api/channels/{room}/messages", new { clientId = first.ClientId, text = "second" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("urn:peercircle:client-id-reused", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = host.Db();
        Assert.Equal("first", (await db.Messages.SingleAsync(m => m.ChannelId == room)).Text);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_held_message_is_seen_by_its_author_alone_until_it_is_approved(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var room = await host.OpenRoomAsync(ChannelMode.Held);
        var held = await mika.PostAsync(room, "is anyone awake");
        Assert.Equal(PostStatuses.Held, held.Status);
        Assert.Equal(0, held.Message!.Position);
        Assert.Empty((await ReadAsync(ren, room)).Mine!.Pending!);
        Assert.Equal(held.Message.Id, Assert.Single((await ReadAsync(mika, room)).Mine!.Pending!).Id);

        host.Clock.Advance(TimeSpan.FromMinutes(3));
        await host.Get<ApproveMessage>().RunAsync(sora.Caller, held.Message.Id, CancellationToken.None);
        var seen = Assert.Single((await ReadAsync(ren, room)).Messages);
        Assert.Equal(1, seen.Position);
        Assert.Equal(host.Clock.GetUtcNow(), seen.PostedAt);
        Assert.Empty((await ReadAsync(mika, room)).Mine!.Pending!);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Slow_mode_keeps_the_text_out_and_says_how_long(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync(slowSeconds: 30);
        await mika.PostAsync(room, "one");
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        var slow = await mika.PostAsync(room, "two");
        Assert.Equal((PostStatuses.Slow, 20), (slow.Status, slow.RetryAfterSeconds));
        host.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(PostStatuses.Posted, (await mika.PostAsync(room, "two", slow.ClientId)).Status);
    }

    [Fact]
    public async Task The_first_three_messages_of_a_newcomer_wait_and_the_fourth_does_not()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var room = await host.OpenRoomAsync(ChannelMode.Newcomers);
        for (var i = 0; i < 3; i++)
        {
            var held = await mika.PostAsync(room, $"hello {i}");
            Assert.Equal(PostStatuses.Held, held.Status);
            await host.Get<ApproveMessage>().RunAsync(sora.Caller, held.Message!.Id, CancellationToken.None);
        }
        Assert.Equal(PostStatuses.Posted, (await mika.PostAsync(room, "hello again")).Status);
    }

    [Fact]
    public async Task A_read_only_room_gives_the_text_back_and_a_closed_one_is_not_there()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync(ChannelMode.ReadOnly);
        var refused = await mika.PostAsync(room, "hello");
        Assert.Equal((PostStatuses.Refused, Slug.ReadOnly), (refused.Status, refused.Reason!.Slug));
        await host.Get<SetRoomMode>().RunAsync(room, ChannelMode.Closed, 0);
        Assert.Equal(HttpStatusCode.NotFound, (await mika.Http.GetAsync($"/api/channels/{room}/messages")).StatusCode);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        var late = await mika.Http.PostAsJsonAsync($"/api/channels/{room}/messages", new { clientId = Guid.CreateVersion7(), text = "hello" });
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    [Theory]
    [InlineData("", "empty-text")]
    [InlineData("   \n ​ ", "empty-text")]
    [InlineData("bell\a", "invalid-text")]
    public async Task Unfit_text_is_refused_with_a_reason_and_never_stored(string text, string slug)
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var refused = await mika.PostAsync(room, text);
        Assert.Equal((PostStatuses.Refused, slug), (refused.Status, refused.Reason!.Slug));
        await using var db = host.Db();
        Assert.False(await db.Messages.AnyAsync(m => m.ChannelId == room));
    }

    [Theory]
    [InlineData("""{"clientId":"0198c1a0-0000-7000-8000-000000000001","text":"\ud83d alone"}""", HttpStatusCode.OK, "invalid-text")]
    [InlineData("""{"clientId":"0198c1a0-0000-7000-8000-000000000001","text":""", HttpStatusCode.BadRequest, "malformed")]
    [InlineData("""{"clientId":"not an id","text":"hello"}""", HttpStatusCode.BadRequest, "malformed-id")]
    [InlineData("""{"clientId":"0198c1a0-0000-7000-8000-000000000001","text":"hello","replyTo":"0198c1a0-0000-7000-8000-00000000dead"}""", HttpStatusCode.OK, "reply-not-found")]
    [InlineData("""{"clientId":"0198c1a0-0000-7000-8000-000000000001","text":"hello","note":"two\nlines"}""", HttpStatusCode.OK, "invalid-note")]
    public async Task Bad_bodies_get_a_clear_answer(string body, HttpStatusCode status, string slug)
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await mika.Http.PostAsync($"/api/channels/{room}/messages", content);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(slug, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_text_is_413_and_too_large_a_body_too()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        foreach (var (length, slug) in new[] { (4_001, "too-long"), (200_000, "too-large") })
        {
            var answer = await mika.Http.PostAsJsonAsync(
                $"/api/channels/{room}/messages", new { clientId = Guid.CreateVersion7(), text = new string('a', length) });
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains(slug, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_edit_is_possible_for_fifteen_minutes_and_a_withdrawal_always(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var posted = (await mika.PostAsync(room, "tea")).Message!;
        var edited = await PatchAsync(mika, posted.Id, "green tea");
        Assert.Equal(PostStatuses.Posted, edited.Status);
        Assert.Contains("green tea", (await ReadAsync(ren, room)).Messages[0].Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ren.Http.DeleteAsync($"/api/messages/{posted.Id}")).StatusCode);

        host.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("edit-too-late", (await PatchAsync(mika, posted.Id, "black tea")).Reason!.Slug);
        Assert.Equal(HttpStatusCode.NoContent, (await mika.Http.DeleteAsync($"/api/messages/{posted.Id}")).StatusCode);
        var gone = (await ReadAsync(ren, room)).Messages[0];
        Assert.Equal((MessageStates.Withdrawn, ""), (gone.State, gone.Html));
        await using var db = host.Db();
        Assert.Equal("", (await db.Messages.SingleAsync(m => m.Id == posted.Id)).Text);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Reactions_take_at_most_one_version_a_second(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.JoinAsync()));
        var room = await host.OpenRoomAsync();
        var posted = (await people[0].PostAsync(room, "I went outside for one minute")).Message!;
        await Task.WhenAll(people.Select(p => p.Http.PutAsync($"/api/messages/{posted.Id}/reactions/hear", null)));
        Assert.Equal(2, (await ReadAsync(people[0], room)).Version);
        host.Clock.Advance(TimeSpan.FromSeconds(1.1));
        await TestSupport.Eventually.TrueAsync("the waiting reactions are counted", TimeSpan.FromSeconds(10), async () =>
        {
            var set = await ReadAsync(people[0], room);
            return set is { Version: 3 } && set.Messages[0].Reactions.Hear == 8;
        });
        foreach (var person in people) await person.DisposeAsync();
    }

    [Fact]
    public async Task A_draft_is_kept_as_it_is_and_seen_by_nobody_else()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        await mika.Http.PutAsJsonAsync($"/api/channels/{room}/draft", new { text = "I wanted to say" });
        await mika.Http.PutAsJsonAsync($"/api/channels/{room}/draft", new { text = "I wanted to say…" });
        Assert.Contains("say…", await mika.Http.GetStringAsync($"/api/channels/{room}/draft"), StringComparison.Ordinal);
        Assert.Equal("""{"text":""}""", await ren.Http.GetStringAsync($"/api/channels/{room}/draft"));
        await mika.Http.DeleteAsync($"/api/channels/{room}/draft");
        Assert.Equal("""{"text":""}""", await mika.Http.GetStringAsync($"/api/channels/{room}/draft"));
    }

    [Fact]
    public async Task A_conversation_is_there_for_its_two_people_only()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        await using var sora = await host.JoinAsync(Roles.Administrator | Roles.Moderator);
        var conversation = await host.OpenConversationAsync(mika, haru);
        await mika.PostAsync(conversation, "thank you for yesterday");
        Assert.Single((await ReadAsync(haru, conversation)).Messages);
        Assert.Equal(HttpStatusCode.Forbidden, (await sora.Http.GetAsync($"/api/channels/{conversation}/messages")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await sora.Http.GetAsync($"/api/channels/{conversation}/draft")).StatusCode);
    }

    internal static async Task<ChangeSet> ReadAsync(Person person, Guid channel, string query = "") =>
        (await person.Http.GetFromJsonAsync<ChangeSet>($"/api/channels/{channel}/messages{query}"))!;

    private static async Task<PostResult> PatchAsync(Person person, Guid message, string text)
    {
        var answer = await person.Http.PatchAsJsonAsync($"/api/messages/{message}", new { text });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<PostResult>())!;
    }
}
