using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PeerCircle.Server.Members;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

/// <summary>The program as an operator calls it, as a process of its own, on a database that someone has worked on with a plain client.</summary>
public sealed class LedgerCommandTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_untouched_ledger_passes_and_what_was_done_to_another_is_named_by_its_row(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await WriteAsync(host, rows: 6);
        Assert.Equal((0, "ledger: 6 rows, all as they were written"), await VerifyAsync(host));
        await using var db = host.Db();
        var third = await db.Ledger.AsNoTracking().SingleAsync(e => e.Seq == 3);

        await db.Database.ExecuteSqlAsync($"update ledger set actor_id = {Guid.CreateVersion7()} where seq = 3");
        Assert.Equal((1, "ledger: row 3 was edited"), await VerifyAsync(host));
        await db.Database.ExecuteSqlAsync($"update ledger set actor_id = {third.ActorId} where seq = 3");

        await db.Database.ExecuteSqlAsync($"delete from ledger where seq = 3");
        Assert.Equal((1, "ledger: row 3 was deleted"), await VerifyAsync(host));
        db.Ledger.Add(third);
        await db.SaveChangesAsync();

        await db.Database.ExecuteSqlAsync($"delete from ledger where seq > 4");
        Assert.Equal((1, "ledger: rows 5 to 6 were cut off at the end"), await VerifyAsync(host));
    }

    [Fact]
    public async Task Without_its_key_nothing_is_said_to_be_well()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await WriteAsync(host, rows: 1);
        File.Delete(Path.Combine(DataDirectory(host), "keys", "ledger-key"));
        Assert.Equal((2, "ledger: could not be checked. The ledger's key is missing from the keys directory."), await VerifyAsync(host));
    }

    private static async Task WriteAsync(CircleHost host, int rows)
    {
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var mika = await host.JoinAsync();
        await using var ren = await host.JoinAsync();
        var message = (await mika.PostAsync(await host.OpenRoomAsync(), "words")).Message!.Id;
        await ren.FlagAsync(message);
        var one = (await sora.CaseAsync(message))!;
        for (var i = 0; i < rows; i++) (await sora.Http.PostAsync($"/api/cases/{one.Id}/{(i % 2 == 0 ? "claim" : "release")}", null)).EnsureSuccessStatusCode();
    }

    private static async Task<(int Exit, string Said)> VerifyAsync(CircleHost host)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Database"] = host.Get<IConfiguration>().GetConnectionString("Database"),
            ["PeerCircle__DataDirectory"] = DataDirectory(host),
        };
        await using var command = OwnedProcess.Start("dotnet", [ServerProcess.Program(), "ledger", "verify"], settings);
        var exit = await command.WaitAsync(Patience);
        return (exit, command.Output.Trim());
    }

    private static string DataDirectory(CircleHost host) => host.Get<IConfiguration>()["PeerCircle:DataDirectory"]!;
}
