using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Messages;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Mentoring;

/// <summary>One-to-one words are readable by those two, and nowhere in the database.</summary>
public sealed class SealedAtRestTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_database_opened_raw_shows_no_word_of_a_conversation(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var pair = await host.PairAsync("openingkingfisher");
        var first = await pair.Member.PostAsync(pair.Channel, "postedheron", note: "notewagtail");
        await pair.Mentor.PostAsync(pair.Channel, "answerlapwing", replyTo: first.Message!.Id);
        await pair.Member.Http.PatchAsJsonAsync($"/api/messages/{first.Message.Id}", new { text = "editedcurlew" });
        var held = await pair.Mentor.PostAsync(pair.Channel, "I'm going to kill myself tonight, heldplover");
        Assert.Equal(PostStatuses.Held, held.Status);
        var second = await pair.Mentor.PostAsync(pair.Channel, "plainsiskin");
        await pair.Mentor.Http.PatchAsJsonAsync($"/api/messages/{second.Message!.Id}", new { text = "I'm going to kill myself tonight, heldeditdunlin" });
        await pair.Member.Http.PutAsJsonAsync($"/api/channels/{pair.Channel}/draft", new { text = "draftredshank" });
        await pair.Member.Http.PutAsync($"/api/messages/{second.Message.Id}/reactions/thanks", null);
        var room = await host.OpenRoomAsync();
        await pair.Member.PostAsync(room, "roomsparrow");

        var raw = await host.RawAsync();
        Assert.Contains("roomsparrow", raw, StringComparison.Ordinal);
        string[] words = ["kingfisher", "heron", "wagtail", "lapwing", "curlew", "plover", "siskin", "dunlin", "redshank"];
        Assert.All(words, word => Assert.DoesNotContain(word, raw, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Both_read_everything_as_it_was_written(Database database)
    {
        var host = await CircleHost.On(database);
        await using var pair = await host.PairAsync("hello haru");
        var first = await pair.Member.PostAsync(pair.Channel, "it was a *long* week", note: "tired");
        var answer = await pair.Mentor.PostAsync(pair.Channel, "I hear you", replyTo: first.Message!.Id);
        await pair.Mentor.Http.PatchAsJsonAsync($"/api/messages/{answer.Message!.Id}", new { text = "I hear you well" });
        await pair.Member.Http.PutAsJsonAsync($"/api/channels/{pair.Channel}/draft", new { text = "not yet" });

        foreach (var reader in new[] { pair.Member, pair.Mentor })
        {
            var set = await reader.ReadAsync(pair.Channel);
            Assert.Equal(
                "<p>hello haru</p> <p>it was a <em>long</em> week</p> <p>I hear you well</p>",
                string.Join(' ', set.Messages.Select(m => m.Html.Replace(" dir=\"auto\"", "", StringComparison.Ordinal).Trim())));
            Assert.Equal("tired", set.Messages[1].Note);
            Assert.Equal(first.Message.Author.Nickname, set.Messages[2].Quote!.Nickname);
        }
        Assert.Equal("I hear you well", await TextAsync(pair.Mentor, $"/api/messages/{answer.Message.Id}/text"));
        Assert.Equal("not yet", await TextAsync(pair.Member, $"/api/channels/{pair.Channel}/draft"));
        Assert.Equal("", await TextAsync(pair.Mentor, $"/api/channels/{pair.Channel}/draft"));
        var found = await host.Get<FindInChannel>().WordsAsync(pair.Member.Caller, pair.Channel, "LONG", CancellationToken.None);
        Assert.Equal(first.Message.Id, Assert.Single(found!).Id);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_sealed_text_put_into_another_row_does_not_open(Database database)
    {
        var host = await CircleHost.On(database);
        await using var pair = await host.PairAsync();
        var one = (await pair.Member.PostAsync(pair.Channel, "mine")).Message!.Id;
        var other = (await pair.Mentor.PostAsync(pair.Channel, "yours")).Message!.Id;
        await using var db = host.Db();
        await db.Database.ExecuteSqlAsync($"update messages set sealed = (select m.sealed from messages m where m.id = {other}) where id = {one}");
        await Assert.ThrowsAnyAsync<CryptographicException>(() => db.Messages.SingleAsync(m => m.Id == one));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_send_is_told_apart_from_its_repeat_without_a_hash_that_could_be_guessed(Database database)
    {
        var host = await CircleHost.On(database);
        await using var pair = await host.PairAsync();
        var sent = await pair.Member.PostAsync(pair.Channel, "yes");
        Assert.Equal(sent.Message!.Id, (await pair.Member.PostAsync(pair.Channel, "yes", sent.ClientId)).Message!.Id);
        var clash = await pair.Member.Http.PostAsJsonAsync($"/api/channels/{pair.Channel}/messages", new { clientId = sent.ClientId, text = "no" });
        Assert.Equal(System.Net.HttpStatusCode.Conflict, clash.StatusCode);
        await using var db = host.Db();
        var hash = await db.Messages.Where(m => m.Id == sent.Message.Id).Select(m => m.TextHash).SingleAsync();
        Assert.NotEqual(SHA256.HashData("yes"u8), hash);
    }

    private static async Task<string> TextAsync(Person person, string address) =>
        (await person.Http.GetFromJsonAsync<MessageEndpoints.PlainText>(address))!.Text!;
}
