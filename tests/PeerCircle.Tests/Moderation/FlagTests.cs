using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

public sealed class FlagTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Flags_of_two_people_gather_in_one_case_and_the_same_flag_again_changes_nothing(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var kai = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "go away")).Message!.Id;
        var first = await ren.FlagAsync(message, "spam");
        var again = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ren.FlagAsync(message, "abuse")));
        Assert.All(again, receipt => Assert.Equal(first.FlagId, receipt.FlagId));
        Assert.Equal([message], first.Disclosed);
        Assert.Equal("normal", (await sora.CaseAsync(message))!.Severity);
        await kai.FlagAsync(message, "abuse");
        var one = (await sora.CaseAsync(message))!;
        Assert.Equal((2, "high", "open"), (one.Flags, one.Severity, one.State));
        Assert.Equal(["spam", "abuse"], one.Categories);
        Assert.Equal("receipt", Assert.Single(await ren.NoticesAsync()).Kind);
    }

    [Fact]
    public async Task What_can_t_be_flagged_is_answered_with_a_reason()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "hello")).Message!.Id;
        Assert.Equal("own-message", await (await FlagAsync(mika, message, "abuse")).TypeAsync());
        Assert.Equal("unknown-flag-reason", await (await FlagAsync(ren, message, "dislike")).TypeAsync());
        Assert.Equal("invalid-note", await (await FlagAsync(ren, message, "abuse", new string('x', Limits.FlagNoteUnits + 1))).TypeAsync());
        Assert.Equal("not-found", await (await FlagAsync(ren, Guid.CreateVersion7(), "abuse")).TypeAsync());
        await mika.Http.DeleteAsync($"/api/messages/{message}");
        Assert.Equal("not-found", await (await FlagAsync(ren, message, "abuse")).TypeAsync());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_a_conversation_staff_see_the_flagged_message_and_three_around_it_and_each_look_is_written_down(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var conversation = await host.OpenConversationAsync(mika, haru);
        var ids = new List<Guid>();
        for (var i = 0; i < 12; i++) ids.Add((await (i % 2 == 0 ? mika : haru).PostAsync(conversation, $"line number {i}")).Message!.Id);
        Assert.Equal(HttpStatusCode.NotFound, (await FlagAsync(ren, ids[5], "abuse")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await FlagAsync(sora, ids[5], "abuse")).StatusCode);

        var receipt = await mika.FlagAsync(ids[5], "grooming", "this felt wrong");
        Assert.Equal(ids[2..9], receipt.Disclosed);
        var one = (await sora.CaseAsync(ids[5]))!;
        Assert.Equal("one-to-one", one.Place);
        for (var i = 12; i < 15; i++) await mika.PostAsync(conversation, $"line number {i}");
        var context = (await sora.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{one.Id}/context"))!;
        Assert.Equal(ids[2..9], context.Messages.Select(m => m.Message.Id));
        Assert.Equal("this felt wrong", Assert.Single(context.Flags).Note);
        Assert.Contains("line number 5", context.Messages.Single(m => m.IsSubject).Message.Html, StringComparison.Ordinal);
        await using var db = host.Db();
        var row = Assert.Single(db.Ledger.Where(e => e.CaseId == one.Id && e.Act == "disclose"));
        Assert.Contains(ids[2].ToString(), row.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("line number", row.Details, StringComparison.Ordinal);
        Assert.Null(await haru.Http.GetAsync("/api/cases") is { StatusCode: HttpStatusCode.Forbidden } ? null : "the mentor saw the desk");
    }

    [Fact]
    public async Task No_answer_that_the_author_can_get_tells_who_flagged()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var room = await host.OpenRoomAsync();
        var hub = await mika.ConnectAsync();
        var heard = new List<string>();
        hub.On<object>("Changed", set => heard.Add(set.ToString()!));
        await hub.InvokeAsync<ChangeSet>("Enter", room.ToString(), null);
        var message = (await mika.PostAsync(room, "go away")).Message!.Id;
        await ren.FlagAsync(message, "abuse", "please look");
        Assert.Empty(await mika.NoticesAsync());
        await sora.DecideAsync((await sora.CaseAsync(message))!, "remove");
        string[] paths = ["/api/notices", "/api/rooms", $"/api/channels/{room}/messages", $"/api/channels/{room}/messages?after=0", $"/api/messages/{message}/text", "/notices", $"/api/cases"];
        foreach (var path in paths) heard.Add(await (await mika.Http.GetAsync(path)).Content.ReadAsStringAsync());
        heard.Add(await (await mika.Http.PostAsJsonAsync($"/api/messages/{message}/flags", new { reason = "abuse" })).Content.ReadAsStringAsync());
        foreach (var said in heard)
        {
            Assert.DoesNotContain(ren.Id.ToString(), said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(ren.Caller.Nickname, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(sora.Id.ToString(), said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(sora.Caller.Nickname, said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("please look", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_hub_takes_flags_and_shows_the_desk_to_moderators_alone()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(ChannelMode.Open), "go away")).Message!.Id;
        var desk = await sora.ConnectAsync();
        var told = new TaskCompletionSource<CaseView>();
        desk.On<CaseView>("CaseChanged", one => { if (one.Subject.MessageId == message) told.TrySetResult(one); });
        await desk.InvokeAsync<List<CaseView>>("EnterDesk");
        var hub = await ren.ConnectAsync();
        Assert.Contains("forbidden", (await hub.InvokeAsync<object>("EnterDesk")).ToString(), StringComparison.Ordinal);
        await hub.InvokeAsync<object>("Flag", message.ToString(), "abuse", null);
        Assert.Equal(1, (await told.Task.WaitAsync(TimeSpan.FromSeconds(10))).Flags);
    }

    private static Task<HttpResponseMessage> FlagAsync(Person person, Guid message, string reason, string? note = null) =>
        person.Http.PostAsJsonAsync($"/api/messages/{message}/flags", new { reason, note });
}
