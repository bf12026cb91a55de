using System.Diagnostics;
using System.Net;
using Npgsql;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Storm;

/// <summary>A node dies under two thousand people and comes back; so do they, all at once but for their own jitter.</summary>
[Collection(nameof(Measured))]
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Clients = 2_000;

    /// <summary>What one knock at the door may cost the database, with what the node does by itself meanwhile.</summary>
    private const int TransactionsEach = 12;

    private static readonly string[] Rooms = ["evening-tea", "games"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Two_thousand_come_back_after_a_kill_hold_what_a_fresh_fetch_gives_and_ask_the_database_little()
    {
        output.WriteLine($"Repeat with PEERCIRCLE_FAULT_SEED={Seed.First}");
        var cluster = await PostgresCluster.Shared;
        var database = await cluster.CreateDatabaseAsync();
        await using var server = await ServerProcess.StartAsync(database);
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        var rooms = await Task.WhenAll(Rooms.Select(mika.RoomAsync));
        var cookies = await Guests.InviteAsync(server, database, like: "mika", Clients / Limits.ConnectionsPerMember);
        var pages = await Task.WhenAll(rooms.Select(room => mika.GetAsync<ChangeSet>($"/api/channels/{room}/messages")));

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        using var enough = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(i => new Returning(http, cookies[i / Limits.ConnectionsPerMember], pages[i % pages.Length])).ToList();
        var staying = await GatherAsync(clients, enough.Token);

        await SayAsync(mika, rooms, "before the kill");
        await server.KillAsync();
        var killed = Stopwatch.GetTimestamp();
        await server.RestartAsync();
        output.WriteLine($"Ready again {Stopwatch.GetElapsedTime(killed).TotalSeconds:0.0} s after the kill.");
        var (asked, knocks) = (await TransactionsAsync(database), clients.Sum(client => client.Knocks));
        await SayAsync(mika, rooms, "while they come back");
        await AllAsync("back", killed, clients, client => client.Visits >= 2);
        knocks = clients.Sum(client => client.Knocks) - knocks;
        var each = (await TransactionsAsync(database) - asked) / (double)knocks;
        output.WriteLine($"{knocks} knocks, {each:0.0} transactions each.");

        await AssertEqualAsync(mika, rooms, pages, clients);
        Assert.InRange(each, 0, TransactionsEach);
        await enough.CancelAsync();
        await Task.WhenAll(staying);
    }

    // A hundred at a time: they came in the course of an evening.
    private async Task<List<Task>> GatherAsync(List<Returning> clients, CancellationToken enough)
    {
        var (began, staying) = (Stopwatch.GetTimestamp(), new List<Task>());
        foreach (var some in clients.Chunk(100))
        {
            staying.AddRange(some.Select((client, i) => client.StayAsync(new Random(Seed.First + staying.Count + i), enough)));
            await Eventually.TrueAsync("a hundred more are in", Patience, () => some.All(client => client.Visits >= 1));
        }
        output.WriteLine($"{clients.Count} were in after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s.");
        return staying;
    }

    private async Task AllAsync(string what, long since, List<Returning> clients, Func<Returning, bool> holds)
    {
        while (clients.Count(holds) is var so && so < Clients)
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException($"Only {so} are {what} after {Patience.TotalSeconds} s.");
            await Task.Delay(100);
        }
        output.WriteLine($"All {Clients} were {what} after {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s.");
    }

    private static async Task AssertEqualAsync(WireMember fresh, Guid[] rooms, ChangeSet[] pages, List<Returning> clients)
    {
        for (var i = 0; i < rooms.Length; i++)
        {
            var first = pages[i].Messages.Min(message => message.Position);
            var history = (await fresh.HistoryAsync(rooms[i])).FindAll(message => message.Position >= first);
            Assert.Equal(2, history.Count(message => message.Html.Contains("the storm", StringComparison.Ordinal)));
            var own = clients.Where((_, n) => n % rooms.Length == i).ToList();
            await Eventually.TrueAsync("everyone holds what a fresh fetch gives", Patience, () => own.TrueForAll(client => client.Messages.SequenceEqual(history)));
        }
    }

    private static async Task SayAsync(WireMember author, Guid[] rooms, string when)
    {
        foreach (var room in rooms)
        {
            // In the middle of it an answer may be "busy": then once more, as a client does.
            var message = new { clientId = Guid.CreateVersion7(), text = $"the storm, {when}" };
            await Eventually.TrueAsync($"it is said {when}", Patience, async () =>
            {
                using var answer = await author.PostAsync($"/api/channels/{room}/messages", message);
                return answer.StatusCode is HttpStatusCode.OK;
            });
        }
    }

    private static async Task<long> TransactionsAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
