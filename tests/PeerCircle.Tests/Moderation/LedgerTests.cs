using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

public sealed class LedgerTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_edited_a_deleted_and_a_cut_off_row_are_named(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await WriteRowsAsync(host);
        var clean = await host.Get<VerifyLedger>().RunAsync(CancellationToken.None);
        Assert.Equal((6, 0), (clean.Rows, clean.Faults.Count));
        await using var db = host.Db();
        var second = await db.Ledger.AsNoTracking().SingleAsync(e => e.Seq == 2);
        await db.Database.ExecuteSqlAsync($"update ledger set act = 'nothing' where seq = 2");
        Assert.Equal(["row 2 was edited"], await FaultsAsync(host));
        await db.Database.ExecuteSqlAsync($"update ledger set act = {second.Act} where seq = 2");
        Assert.Empty(await FaultsAsync(host));
        await db.Database.ExecuteSqlAsync($"delete from ledger where seq = 4");
        Assert.Equal(["row 4 was deleted"], await FaultsAsync(host));
        await db.Database.ExecuteSqlAsync($"delete from ledger where seq > 3");
        Assert.Equal(["rows 4 to 6 were cut off at the end"], await FaultsAsync(host));
    }

    [Fact]
    public async Task Rows_made_anew_without_the_key_are_named()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await WriteRowsAsync(host);
        await using var db = host.Db();
        foreach (var row in await db.Ledger.OrderBy(e => e.Seq).ToListAsync())
            row.Hash = LedgerChain.HashOf(new byte[32], LedgerChain.Start, row);
        await db.SaveChangesAsync();
        Assert.Contains(await FaultsAsync(host), fault => fault == "row 1 was edited");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Rows_written_at_the_same_time_stay_one_chain(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var cases = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            var message = (await mika.PostAsync(await host.OpenRoomAsync(), $"words {i}")).Message!.Id;
            await ren.FlagAsync(message);
            cases.Add((await sora.CaseAsync(message))!.Id);
        }
        await Task.WhenAll(cases.Select(id => sora.Http.PostAsync($"/api/cases/{id}/claim", null)));
        var report = await host.Get<VerifyLedger>().RunAsync(CancellationToken.None);
        Assert.Equal((10, 0), (report.Rows, report.Faults.Count));
    }

    // Three claims and three releases.
    private static async Task WriteRowsAsync(CircleHost host)
    {
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "words")).Message!.Id;
        await ren.FlagAsync(message);
        var one = (await sora.CaseAsync(message))!;
        for (var i = 0; i < 3; i++)
        {
            await sora.Http.PostAsync($"/api/cases/{one.Id}/claim", null);
            await sora.Http.PostAsync($"/api/cases/{one.Id}/release", null);
        }
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(CircleHost host) => (await host.Get<VerifyLedger>().RunAsync(CancellationToken.None)).Faults;
}
