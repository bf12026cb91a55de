using System.Diagnostics;
using System.Net;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Backups;

/// <summary>The drill that an operator should hold every month: back up while people talk, lose everything, restore.</summary>
public sealed class BackupTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task On_SQLite_a_backup_under_load_is_restored_as_it_was() => await DrillAsync("");

    [Fact]
    public async Task On_PostgreSQL_a_backup_under_load_is_restored_as_it_was() =>
        await DrillAsync(await (await PostgresCluster.Shared).CreateDatabaseAsync());

    private async Task DrillAsync(string database)
    {
        await using var server = await ServerProcess.StartAsync(database);
        var folder = TemporaryFolder.Create("backup-");
        var file = Path.Combine(folder, "circle.backup");
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        var room = await mika.RoomAsync("evening-tea");
        var talker = new Talker(mika, room, "mika");
        using var enough = new CancellationTokenSource();
        var talking = talker.RunAsync(enough.Token);
        await Eventually.TrueAsync("mika is talking", Patience, () => talker.Posted.Count >= 30);
        var epoch = (await mika.GetAsync<ChangeSet>($"/api/channels/{room}/messages")).Epoch;

        var before = talker.Posted.Values.ToList();
        await TimedAsync("backup", server, "backup", file);
        await enough.CancelAsync();
        await talking;
        var after = talker.Posted.Values.ToList();
        Assert.NotEqual(before.Count, after.Count);
        Assert.Equal(1, (await server.CommandAsync("backup", file)).Exit);
        await AssertRefusedWhileServedAsync(server, file);

        await server.KillAsync();
        var lost = Stopwatch.GetTimestamp();
        await TimedAsync("restore", server, "restore", file);
        var (exit, said) = await server.CommandAsync("ledger", "verify");
        Assert.True(exit == 0, said);
        await server.RestartAsync();
        output.WriteLine($"The drill, from the loss to serving again with the ledger verified: {Stopwatch.GetElapsedTime(lost).TotalSeconds:0.0} s.");

        Assert.Equal(HttpStatusCode.Unauthorized, await mika.SendAsync(HttpMethod.Get, "/api/rooms"));
        using var again = await WireMember.SignInAsync(server.Address, "mika");
        var history = await again.HistoryAsync(room);
        Assert.All(before, message => Assert.Single(history, kept => kept == message));
        var taken = history.Count(message => message.Html.Contains("mika says", StringComparison.Ordinal));
        Assert.InRange(taken, before.Count, after.Count);
        Assert.Equal(after.OrderBy(m => m.Position).Take(taken).Select(m => m.Id), history.Where(m => m.Html.Contains("mika says", StringComparison.Ordinal)).Select(m => m.Id));
        await AssertStartsOverAsync(again, room, epoch, after.Max(message => message.Version));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task AssertStartsOverAsync(WireMember member, Guid room, string epoch, long version)
    {
        var set = await member.GetAsync<ChangeSet>($"/api/channels/{room}/messages?after={version}");
        Assert.NotEqual(epoch, set.Epoch, StringComparer.Ordinal);
        Assert.True(set.Reset, "a client that is ahead of what was restored starts over");
        using var posted = await member.PostAsync($"/api/channels/{room}/messages", new { clientId = Guid.CreateVersion7(), text = "back again" });
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
    }

    private static async Task AssertRefusedWhileServedAsync(ServerProcess server, string file)
    {
        var (exit, said) = await server.CommandAsync("restore", file);
        Assert.Equal(1, exit);
        Assert.Contains("Stop every node first", said, StringComparison.Ordinal);
    }

    private async Task TimedAsync(string what, ServerProcess server, params string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        var (exit, said) = await server.CommandAsync(arguments);
        Assert.True(exit == 0, said);
        output.WriteLine($"{what}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, the start of the program included. {said.Trim()}");
    }
}
