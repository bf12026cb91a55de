using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Realtime;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Messages;

/// <summary>Whoever wrote words of distress is told, on every device, who listens, and honestly where it stands.</summary>
public sealed class CardTests
{
    private const string Danger = "I want to die tonight";

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_card_comes_to_all_devices_again_when_nobody_came_and_when_someone_has_it(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var (phone, desktop) = (await ListenAsync(mika), await ListenAsync(mika));
        var room = await host.OpenRoomAsync();
        var answer = await mika.PostAsync(room, Danger);
        Assert.Equal(CardStandings.Waiting, answer.Support!.Standing!.State);
        foreach (var device in new[] { phone, desktop })
            Assert.Equal((CardStandings.Waiting, answer.Support.Title), await NextAsync(host, device));

        host.Clock.Advance(TimeSpan.FromSeconds(599));
        await LookAsync(host);
        Assert.False(phone.Reader.TryRead(out _));
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(CardStandings.Unanswered, (await NextAsync(host, phone)).State);
        Assert.Contains("nobody from this circle is on it", await PageAsync(mika, room), StringComparison.Ordinal);

        var one = (await sora.CaseAsync(answer.Message!.Id))!;
        (await sora.Http.PostAsync($"/api/cases/{one.Id}/claim", null)).EnsureSuccessStatusCode();
        Assert.Equal(CardStandings.Taken, (await NextAsync(host, phone)).State);
        Assert.Contains("Someone from this circle has taken", await PageAsync(mika, room), StringComparison.Ordinal);
        (await sora.DecideAsync((await sora.CaseAsync(answer.Message.Id))!, "talk")).EnsureSuccessStatusCode();
        Assert.DoesNotContain("data-card", await PageAsync(mika, room), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task It_comes_from_whichever_node_a_device_is_on(Database database)
    {
        await using var one = await CircleHost.StartAsync(database);
        await using var two = await CircleHost.StartAsync(
            database,
            ("ConnectionStrings:Database", one.Get<IConfiguration>().GetConnectionString("Database") ?? ""),
            ("PeerCircle:DataDirectory", one.Get<IConfiguration>()["PeerCircle:DataDirectory"]!));
        await using var here = await one.JoinAsync();
        await using var there = await two.SignInAgainAsync(here);
        var device = await ListenAsync(there);
        await here.PostAsync(await one.OpenRoomAsync(), Danger);
        Assert.Equal(CardStandings.Waiting, (await NextAsync(two, device)).State);
    }

    [Fact]
    public async Task A_flag_brings_no_card_and_tells_its_subject_nothing()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var device = await ListenAsync(mika);
        var room = await host.OpenRoomAsync();
        var message = (await mika.PostAsync(room, "a quiet evening")).Message!;
        await ren.FlagAsync(message.Id, "worried");
        await using (var db = host.Db())
            await db.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.Severity, Server.Moderation.Severity.Urgent));
        await LookAsync(host);
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        await LookAsync(host);
        Assert.DoesNotContain("data-card", await PageAsync(mika, room), StringComparison.Ordinal);
        // What is due comes, so what did not come was not due.
        await mika.PostAsync(room, Danger);
        Assert.Equal(CardStandings.Waiting, (await NextAsync(host, device)).State);
    }

    [Fact]
    public async Task Another_region_and_language_are_chosen_without_a_script_and_the_text_is_kept()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var device = await ListenAsync(mika);
        var room = await host.OpenRoomAsync();
        var address = $"/rooms/room-{room:N}";
        var page = await mika.SendFormAsync(address, $"{address}/card", ("text", "half a sentence"), ("card", "self"), ("region", "KR"), ("language", "ko"));
        Assert.Equal(System.Net.HttpStatusCode.OK, page.StatusCode);
        var text = await page.Content.ReadAsStringAsync();
        Assert.Contains("half a sentence</textarea>", text, StringComparison.Ordinal);
        Assert.Contains("lang=\"ko\"", text, StringComparison.Ordinal);
        Assert.Contains("sms:1388", text, StringComparison.Ordinal);
        // It is kept for the card that comes next.
        var next = (await mika.PostAsync(room, Danger)).Support!;
        Assert.Equal(("KR", "ko"), (next.Region, next.Language));
        await LookAsync(host);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var pushed = await device.Reader.ReadAsync(patience.Token);
        Assert.Equal(("KR", "ko"), (pushed.Region, pushed.Language));
    }

    private static async Task<Channel<SupportCard>> ListenAsync(Person person)
    {
        var heard = Channel.CreateUnbounded<SupportCard>();
        var hub = await person.ConnectAsync();
        hub.On<SupportCard>(Pushes.Support, card => heard.Writer.TryWrite(card));
        return heard;
    }

    private static Task<string> PageAsync(Person person, Guid room) => person.Http.GetStringAsync($"/rooms/room-{room:N}");

    private static Task LookAsync(CircleHost host) => host.Get<UrgentWatch>().RunOnceAsync(CancellationToken.None);

    private static async Task<(string State, string Title)> NextAsync(CircleHost host, Channel<SupportCard> heard)
    {
        await LookAsync(host);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var card = await heard.Reader.ReadAsync(patience.Token);
        Assert.NotEmpty(card.Helplines);
        return (card.Standing!.State, card.Title);
    }
}
