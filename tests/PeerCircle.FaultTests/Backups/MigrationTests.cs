using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Backups;

/// <summary>A migration that is killed leaves no lock behind, and the next one goes on where it stopped.</summary>
public sealed class MigrationTests(ITestOutputHelper output)
{
    [Fact]
    public Task On_SQLite_a_killed_migration_is_finished_by_the_next() => KillAndFinishAsync("");

    [Fact]
    public async Task On_PostgreSQL_a_killed_migration_is_finished_by_the_next() =>
        await KillAndFinishAsync(await (await PostgresCluster.Shared).CreateDatabaseAsync());

    private async Task KillAndFinishAsync(string database)
    {
        var folder = TemporaryFolder.Create("migrate-");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Database"] = database,
            ["PeerCircle__DataDirectory"] = folder,
        };
        var random = new Random(Seed.First);
        output.WriteLine($"Repeat with PEERCIRCLE_FAULT_SEED={Seed.First}");
        var killed = 0;
        for (var i = 0; i < 4; i++)
        {
            await using var migrating = ServerProcess.StartCommand(settings, "migrate");
            await Task.Delay(random.Next(300 * (i + 1), 900 * (i + 1)));
            if (!migrating.HasExited) killed++;
            await migrating.KillAsync();
        }
        Assert.NotEqual(0, killed);

        var (exit, said) = await ServerProcess.CommandAsync(settings, "migrate");
        Assert.True(exit == 0, said);
        Assert.Contains("up to date", said, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
