using Npgsql;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Support;

/// <summary>The databases the tests bring along are real, private and end with the tests.</summary>
public sealed class PrivateServersTests
{
    [Fact]
    public async Task A_private_PostgreSQL_copies_a_template_and_survives_a_crash()
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        var template = await cluster.CreateTemplateAsync(async connection => await ScalarAsync(connection, "CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)"));
        var database = await cluster.CreateDatabaseAsync(template);
        await ScalarAsync(database, "INSERT INTO kept VALUES (8)");

        await cluster.CrashAndRestartAsync();

        NpgsqlConnection.ClearAllPools();
        Assert.Equal(15L, await ScalarAsync(database, "SELECT sum(n) FROM kept"));
    }

    [Fact]
    public async Task A_private_Redis_answers_again_after_it_was_killed()
    {
        await using var redis = await RedisProcess.StartAsync();
        await redis.KillAsync();
        await redis.RestartAsync();
        Assert.EndsWith($":{redis.Port}", redis.ConnectionString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_gets_its_signal_when_its_parent_is_killed()
    {
        var marker = Path.Combine(TemporaryFolder.Create("orphan-"), "pid");
        string[] script = ["-c", "setpriv --pdeathsig KILL sleep 600 & echo $! > \"$0\"; wait", marker];
        await using var parent = OwnedProcess.Start("sh", script);
        await Eventually.TrueAsync("the child runs", TimeSpan.FromSeconds(10), () => File.Exists(marker) && File.ReadAllText(marker).EndsWith('\n'));
        var child = File.ReadAllText(marker).Trim();

        await parent.KillAsync();

        await Eventually.TrueAsync("the child is gone", TimeSpan.FromSeconds(10), () => Gone(child));
    }

    private static bool Gone(string pid) =>
        !File.Exists($"/proc/{pid}/stat") || File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
