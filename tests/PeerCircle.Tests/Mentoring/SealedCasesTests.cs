using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Mentoring;

/// <summary>What reaches the desk from a conversation stays sealed there: evidence, notes, reasons, letters.</summary>
public sealed class SealedCasesTests
{
    private const string Danger = "I'm going to kill myself tonight";

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task No_word_of_a_conversation_that_became_a_case_stands_in_tables_files_or_write_ahead_log(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var pair = await host.PairAsync("openinggrebe");
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        var first = (await pair.Member.PostAsync(pair.Channel, "flaggedavocet", note: "contentnotetern")).Message!.Id;
        await pair.Mentor.PostAsync(pair.Channel, "besidesandpiper", replyTo: first);
        await pair.Mentor.FlagAsync(first, "abuse", "flagnotepetrel");
        await pair.Member.Http.PatchAsJsonAsync($"/api/messages/{first}", new { text = "changedgannet" });

        var one = (await sora.CaseAsync(first))!;
        var context = (await sora.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{one.Id}/context"))!;
        Assert.Contains("flaggedavocet", context.Messages.Single(m => m.IsSubject).Message.Html, StringComparison.Ordinal);
        var reason = new { rule = "rulefulmar", facts = "factsskua", scope = "scopegodwit" };
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync(one, "warn", reason, "casenotewhimbrel")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await lead.DecideAsync(one, "remove", reason, "latenotecrake")).StatusCode);
        var letter = (await pair.Member.NoticesAsync()).Single(n => n.Kind == "decision");
        Assert.Equal(("rulefulmar", "factsskua", "scopegodwit"), (letter.Reason!.Rule, letter.Reason.Facts, letter.Reason.Scope));

        var held = (await pair.Mentor.PostAsync(pair.Channel, $"{Danger}, heldstint")).Message!.Id;
        var crisis = (await lead.CaseAsync(held))!;
        Assert.Contains("heldstint", await lead.Http.GetStringAsync($"/api/cases/{crisis.Id}/context"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await lead.DecideAsync(crisis, "return", note: "returnnoteruff")).StatusCode);
        Assert.Contains("returnnoteruff", string.Join(' ', (await pair.Mentor.NoticesAsync()).SelectMany(n => n.Text)), StringComparison.Ordinal);

        await using var free = await host.AppointAsync();
        await pair.Member.Http.PostAsJsonAsync($"/api/mentors/{free.Id}/requests", new { opening = $"{Danger}, askedsnipe" });
        await pair.Member.AskAsync(free, "waitingknot");
        await pair.Member.Http.PutAsJsonAsync($"/api/channels/{pair.Channel}/draft", new { text = "draftdotterel" });
        await pair.Mentor.PostAsync(await host.OpenRoomAsync(), "roomsparrow");

        string[] words =
        [
            "openinggrebe", "flaggedavocet", "contentnotetern", "besidesandpiper", "flagnotepetrel", "changedgannet", "rulefulmar", "factsskua", "scopegodwit",
            "casenotewhimbrel", "latenotecrake", "heldstint", "returnnoteruff", "askedsnipe", "waitingknot", "draftdotterel",
        ];
        var raw = await host.RawAsync();
        Assert.Contains("roomsparrow", raw, StringComparison.Ordinal);
        Assert.All(words, word => Assert.DoesNotContain(word, raw, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["roomsparrow"], await host.InFilesAsync([.. words, "roomsparrow"]));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_flagged_message_that_is_taken_back_stays_readable_for_its_case_and_for_nobody_else(Database database)
    {
        var host = await CircleHost.On(database);
        await using var pair = await host.PairAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var before = (await pair.Member.PostAsync(pair.Channel, "said just before")).Message!.Id;
        var flagged = (await pair.Member.PostAsync(pair.Channel, "words that were flagged")).Message!.Id;
        await pair.Mentor.FlagAsync(flagged, "grooming");
        foreach (var id in new[] { before, flagged }) await pair.Member.Http.DeleteAsync($"/api/messages/{id}");

        var one = (await sora.CaseAsync(flagged))!;
        var context = (await sora.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{one.Id}/context"))!;
        Assert.Equal([before, flagged], context.Messages.Select(m => m.Message.Id));
        Assert.Contains("words that were flagged", context.Messages[1].Message.Html, StringComparison.Ordinal);
        Assert.Contains("said just before", context.Messages[0].Message.Html, StringComparison.Ordinal);
        foreach (var reader in new[] { pair.Member, pair.Mentor })
            Assert.DoesNotContain("words that were flagged", await reader.Http.GetStringAsync($"/api/channels/{pair.Channel}/messages"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_evidence_of_a_case_that_nobody_has_to_decide_any_more_is_gone(Database database)
    {
        var host = await CircleHost.On(database);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync(Server.Channels.ChannelMode.Held);
        var waiting = (await mika.PostAsync(room, "taken back before anyone looked")).Message!.Id;
        await using var db = host.Db();
        var one = await db.Cases.SingleAsync(c => c.MessageId == waiting);
        Assert.Equal(1, await db.Evidence.CountAsync(e => e.CaseId == one.Id));
        await mika.Http.DeleteAsync($"/api/messages/{waiting}");
        Assert.Equal(0, await db.Evidence.CountAsync(e => e.CaseId == one.Id));
        Assert.Equal(CaseState.Withdrawn, (await db.Cases.AsNoTracking().SingleAsync(c => c.Id == one.Id)).State);
    }
}
