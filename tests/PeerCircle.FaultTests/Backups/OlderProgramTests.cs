using Npgsql;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Backups;

/// <summary>
/// The program of today on the schema of tomorrow: a newer node has added, while this one serves, everything that a migration may add
/// (MigrationsOnlyAddTests says what that is). The program of yesterday would have to be built from history, which a copy of the sources
/// has not; what it would meet is the same.
/// </summary>
public sealed class OlderProgramTests(ITestOutputHelper output)
{
    private const string Tables = "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like '%History'";

    private const string Late = """
        create table tomorrow (id uuid primary key, member_id uuid not null references members (id) on delete cascade);
        insert into "__EFMigrationsHistory" values ('99991231235959_Tomorrow', '99.0.0')
        """;

    [Fact]
    public async Task A_node_goes_on_while_a_newer_one_migrates_the_database_and_starts_again_on_the_newer_schema()
    {
        var database = await (await PostgresCluster.Shared).CreateDatabaseAsync();
        await using var server = await ServerProcess.StartAsync(database);
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        await using var talk = await Talk.BeginAsync(mika, await mika.RoomAsync("evening-tea"));

        await MigrateToTomorrowAsync(database);
        await talk.GoesOnAsync("on the newer schema");
        using var newcomer = await WireMember.SignUpAsync(server.Address, "somebody new");
        await server.KillAsync();
        await server.RestartAsync();
        await talk.GoesOnAsync("after a start on the newer schema");

        await talk.AssertAllThereAsync();
        var (exit, said) = await server.CommandAsync("ledger", "verify");
        Assert.True(exit == 0, said);
        output.WriteLine(said.Trim());
    }

    private static async Task MigrateToTomorrowAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var tables = new List<string>();
        await using (var command = source.CreateCommand(Tables))
        await using (var row = await command.ExecuteReaderAsync())
            while (await row.ReadAsync()) tables.Add(row.GetString(0));
        Assert.NotEmpty(tables);
        // One table after the other: whoever locks two at once waits for people, and they for it.
        foreach (var table in tables) await RunAsync(source, $"alter table {table} add column tomorrow_note text null, add column tomorrow_kind integer not null default 7");
        foreach (var table in tables) await RunAsync(source, $"create index on {table} (tomorrow_kind)");
        await RunAsync(source, Late);
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
#pragma warning disable CA2100 // Names come from the database itself.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
