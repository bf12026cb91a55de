using System.Net;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Rooms;

/// <summary>The database goes away under a page without a script: a page comes back, with the text in it, and the same send goes on from there.</summary>
public sealed class SorryPageTests
{
    [Fact]
    public async Task A_text_sent_while_the_database_is_away_comes_back_and_can_be_sent_again_once()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var mika = await host.JoinAsync();
        var page = await RoomVisit.BeginAsync(mika, await host.OpenRoomAsync());

        await RenameAsync(host, "messages", "away");
        var answer = await page.SendAsync("messages", ("text", "kept <b>through</b> the night"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("kept &lt;b&gt;through&lt;/b&gt; the night</textarea>", html, StringComparison.Ordinal);
        Assert.Contains($"action=\"{page.Address}/messages\"", html, StringComparison.Ordinal);
        foreach (var name in (string[])["form-token", "clientId"]) Assert.Contains($"name=\"{name}\"", html, StringComparison.Ordinal);
        Assert.Contains("Try again", await (await mika.Http.GetAsync(page.Address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await RenameAsync(host, "away", "messages");
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.SeeOther, (await page.SendAsync("messages", ("text", "kept <b>through</b> the night"))).StatusCode);
        Assert.Equal(2, (await mika.Http.GetStringAsync(page.Address)).Split("the night").Length);
    }

#pragma warning disable EF1002, EF1003 // Both names are written above.
    private static async Task RenameAsync(CircleHost host, string from, string to)
    {
        await using var db = host.Db();
        await db.Database.ExecuteSqlRawAsync($"alter table {from} rename to {to}");
    }
#pragma warning restore EF1002, EF1003
}
