using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Members;
using PeerCircle.Tests.Mentoring;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Messages;

/// <summary>Wherever distress can be written the card comes, and a region and a language can be chosen on it without a script.</summary>
public sealed class CardElsewhereTests
{
    private const string Danger = "I'm going to kill myself tonight";
    private static readonly (string, string)[] Korean = [("card", "self"), ("card-region", "KR"), ("card-language", "ko")];

    [Fact]
    public async Task On_a_mentors_page_and_profile_and_the_text_stays()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.AppointAsync();
        var asked = await ReadAsync(await mika.SendFormAsync($"/mentors/{haru.Id}", ("opening", Danger)));
        Assert.Contains($"formaction=\"/mentors/{haru.Id}/card\"", asked, StringComparison.Ordinal);
        Assert.Contains("on the desk of this circle's moderators", asked, StringComparison.Ordinal);
        var chosen = await ReadAsync(await mika.SendFormAsync($"/mentors/{haru.Id}", $"/mentors/{haru.Id}/card", [.. Korean, ("opening", "half a line")]));
        Assert.Contains("sms:1388", chosen, StringComparison.Ordinal);
        Assert.Contains("half a line</textarea>", chosen, StringComparison.Ordinal);

        var told = await ReadAsync(await haru.SendFormAsync("/mentors/me", ("about", Danger), ("capacity", "1")));
        Assert.Contains("formaction=\"/mentors/me/card\"", told, StringComparison.Ordinal);
        chosen = await ReadAsync(await haru.SendFormAsync("/mentors/me", "/mentors/me/card", [.. Korean, ("about", "half a life"), ("topics", "games")]));
        Assert.Contains("sms:1388", chosen, StringComparison.Ordinal);
        Assert.Contains("half a life</textarea>", chosen, StringComparison.Ordinal);
        Assert.Contains("value=\"games\"", chosen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_sign_up_page_and_the_region_goes_into_the_account()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await host.FinishSetupAsync();
        using var visitor = new Browser(host);
        var token = await visitor.TokenOfAsync("/sign-up");
        var refused = await ReadAsync(await visitor.PostAsync("/sign-up", ("form-token", token), ("nickname", "i want to die"), ("password", Beginnings.Passphrase), ("bornYear", "1990")));
        Assert.Contains("formaction=\"/sign-up/card\"", refused, StringComparison.Ordinal);
        var chosen = await ReadAsync(await visitor.PostAsync("/sign-up/card", [("form-token", token), ("nickname", "quiet moss"), ("bornYear", "1990"), .. Korean]));
        foreach (var part in (string[])["sms:1388", "lang=\"ko\"", "value=\"quiet moss\"", "name=\"region\" value=\"KR\""]) Assert.Contains(part, chosen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task With_a_flag_whose_note_tells_of_the_flaggers_own_distress(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "go away")).Message!;
        var receipt = await ren.FlagAsync(message.Id, "other", Danger);
        Assert.Equal(("self", CardStandings.Waiting), (receipt.Support!.Kind, receipt.Support.Standing!.State));
        var own = Assert.Single(await OpenAsync(lead), one => one.Subject.MemberId == ren.Id);
        Assert.Equal(("urgent", "flag-note", "words that came with a flag"), (own.Severity, own.Subject.Kind, own.Place));
        var context = (await lead.Http.GetFromJsonAsync<CaseContext>($"/api/cases/{own.Id}/context"))!;
        Assert.Contains("kill myself", Assert.Single(context.Messages).Message.Html, StringComparison.Ordinal);
        // The one who was flagged is told nothing, and their case is as the reason has it.
        Assert.Equal("normal", (await lead.CaseAsync(message.Id))!.Severity);
        Assert.Empty(await mika.NoticesAsync());

        var page = await ReadAsync(await ren.SendFormAsync($"/messages/{message.Id}/flag", ("reason", "other"), ("note", Danger), ("shown", message.Id.ToString())));
        Assert.Contains($"formaction=\"/messages/{message.Id}/flag/card\"", page, StringComparison.Ordinal);
        var chosen = await ReadAsync(await ren.SendFormAsync($"/messages/{message.Id}/flag", $"/messages/{message.Id}/flag/card", Korean));
        Assert.Contains("sms:1388", chosen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_flag_whose_note_worries_about_another_which_makes_the_flag_urgent()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "good night, all")).Message!;
        await using var hub = await ren.ConnectAsync();
        var answer = await hub.InvokeAsync<JsonElement>("Flag", message.Id, "other", "I'm afraid my friend is going to kill herself tonight");
        Assert.Equal("other", answer.GetProperty("support").GetProperty("kind").GetString());
        Assert.Equal("urgent", (await lead.CaseAsync(message.Id))!.Severity);
        Assert.DoesNotContain(await OpenAsync(lead), one => one.Subject.MemberId == ren.Id);
    }

    [Fact]
    public async Task With_what_cannot_be_taken_because_it_is_too_long_or_its_note_does_not_fit()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var answer = await mika.Http.PostAsJsonAsync($"/api/channels/{room}/messages", new { clientId = Guid.CreateVersion7(), text = string.Concat(Enumerable.Repeat("it goes on. ", 360)) + Danger });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("self", JsonDocument.Parse(await ReadAsync(answer)).RootElement.GetProperty("support").GetProperty("kind").GetString());
        var noted = await mika.PostAsync(room, "see above", note: $"{Danger} {new string('x', Limits.NoteUnits)}");
        Assert.Equal(("invalid-note", "self"), (noted.Reason!.Slug, noted.Support!.Kind));
    }

    private static async Task<List<CaseView>> OpenAsync(Person staff) => (await staff.Http.GetFromJsonAsync<List<CaseView>>("/api/cases"))!;

    private static async Task<string> ReadAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
}
