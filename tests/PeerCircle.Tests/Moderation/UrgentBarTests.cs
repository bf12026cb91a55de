using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Realtime;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

/// <summary>Staff learn on every page that someone may need a person, and that someone has gone to them.</summary>
public sealed class UrgentBarTests
{
    private const string Shown = "<pc-urgent class=\"urgent-bar\">";
    private const string Hidden = "<pc-urgent class=\"urgent-bar\" hidden>";

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Whoever_is_on_shift_and_the_lead_are_asked_until_someone_takes_it(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var aoi = await host.JoinAsync(Roles.Moderator);
        await using var yuki = await host.JoinAsync(Roles.SafeguardingLead);
        await using var nao = await host.JoinAsync(Roles.Administrator);
        await sora.Http.PostAsync("/api/shift", null);
        var heard = await ListenAsync(sora);
        Assert.Contains(Hidden, await sora.Http.GetStringAsync("/rooms"), StringComparison.Ordinal);
        Assert.Equal(0, await NextAsync(host, heard));

        var message = await mika.PostAsync(await host.OpenRoomAsync(), "I want to die tonight");
        Assert.Equal(1, await NextAsync(host, heard));
        foreach (var (person, bar) in new[] { (sora, Shown), (aoi, Hidden), (yuki, Shown) })
            Assert.Contains(bar, await person.Http.GetStringAsync("/settings"), StringComparison.Ordinal);
        foreach (var person in new[] { mika, nao })
            Assert.DoesNotContain("pc-urgent", await person.Http.GetStringAsync("/settings"), StringComparison.Ordinal);

        // With nobody on shift whoever has a desk is asked.
        await sora.Http.DeleteAsync("/api/shift");
        Assert.Contains(Shown, await aoi.Http.GetStringAsync("/settings"), StringComparison.Ordinal);
        var one = (await aoi.CaseAsync(message.Message!.Id))!;
        (await aoi.Http.PostAsync($"/api/cases/{one.Id}/claim", null)).EnsureSuccessStatusCode();
        Assert.Equal(0, await NextAsync(host, heard));
        Assert.Contains(Hidden, await yuki.Http.GetStringAsync("/settings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_about_their_own_words()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await sora.PostAsync(await host.OpenRoomAsync(), "I want to die tonight");
        Assert.Contains(Hidden, await sora.Http.GetStringAsync("/settings"), StringComparison.Ordinal);
    }

    private static async Task<Channel<int>> ListenAsync(Person person)
    {
        var heard = Channel.CreateUnbounded<int>();
        var hub = await person.ConnectAsync();
        hub.On<UrgentWaiting>(Pushes.Urgent, told => heard.Writer.TryWrite(told.Waiting));
        return heard;
    }

    private static async Task<int> NextAsync(CircleHost host, Channel<int> heard)
    {
        await host.Get<UrgentWatch>().RunOnceAsync(CancellationToken.None);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        return await heard.Reader.ReadAsync(patience.Token);
    }
}
