using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Durability;

/// <summary>A message answered "posted" is there exactly once, in the same order for everyone, whatever dies.</summary>
public sealed class KilledServerTests(ITestOutputHelper output)
{
    private const int Messages = 1_000;
    private const int Senders = 8;
    private static readonly string[] People = ["mika", "ren", "haru", "sora"];

    [Fact]
    public async Task On_SQLite_kill_9_in_the_middle_of_1000_posts_loses_and_doubles_nothing()
    {
        await using var server = await ServerProcess.StartAsync();
        await RoundsAsync(server, "sqlite");
    }

    [Fact]
    public async Task On_PostgreSQL_kill_9_in_the_middle_of_1000_posts_loses_and_doubles_nothing()
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await using var server = await ServerProcess.StartAsync(await cluster.CreateDatabaseAsync());
        await RoundsAsync(server, "postgres");
    }

    [Fact]
    public async Task On_PostgreSQL_a_crash_of_the_database_loses_and_doubles_nothing()
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await using var server = await ServerProcess.StartAsync(await cluster.CreateDatabaseAsync());
        await RoundAsync(server, $"crash {Seed.First}", new Random(Seed.First), () => Task.WhenAll(server.KillAsync(), cluster.CrashAndRestartAsync()));
    }

    private async Task RoundsAsync(ServerProcess server, string database)
    {
        for (var round = 0; round < Seed.Rounds; round++)
            await RoundAsync(server, $"{database} {Seed.First + round}", new Random(Seed.First + round), server.KillAsync);
    }

    private async Task RoundAsync(ServerProcess server, string name, Random random, Func<Task> kill)
    {
        var killAfter = random.Next(20, Messages - 20);
        output.WriteLine($"Round '{name}': killed after {killAfter} answers. Repeat with PEERCIRCLE_FAULT_SEED={name.Split(' ')[1]} PEERCIRCLE_FAULT_ROUNDS=1");
        var members = await Task.WhenAll(People.Select(person => WireMember.SignInAsync(server.Address, person)));
        var room = await members[0].RoomAsync("evening-tea");
        var senders = Enumerable.Range(0, Senders)
            .Select(i => new Sender(members[i % members.Length], room, [.. Enumerable.Range(0, Messages / Senders).Select(n => $"{name} sender {i} number {n} end")]))
            .ToList();

        await KillInTheMiddleAsync(senders, killAfter, kill);
        var answered = senders.SelectMany(sender => sender.Posted).ToDictionary(StringComparer.Ordinal);
        Assert.InRange(answered.Count, killAfter, Messages - 1);

        await server.RestartAsync();
        AssertExactlyOnce(answered, Of(name, await members[0].HistoryAsync(room)));

        // Every client comes back and sends what it has no answer for, with the same client ids.
        Assert.DoesNotContain(false, await Task.WhenAll(senders.Select(sender => sender.RunAsync(() => { }))));
        var all = senders.SelectMany(sender => sender.Posted).ToDictionary(StringComparer.Ordinal);
        Assert.Equal(Messages, all.Count);
        var histories = await Task.WhenAll(members.Select(member => member.HistoryAsync(room)));
        AssertExactlyOnce(all, Of(name, histories[0]));
        Assert.Equal(Messages, Of(name, histories[0]).Count);
        Assert.All(histories, history => Assert.Equal(Order(histories[0]), Order(history)));
        foreach (var member in members)
            member.Dispose();
    }

    private static async Task KillInTheMiddleAsync(List<Sender> senders, int killAfter, Func<Task> kill)
    {
        var answers = 0;
        var due = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sending = Task.WhenAll(senders.Select(sender => sender.RunAsync(() =>
        {
            if (Interlocked.Increment(ref answers) == killAfter)
                due.SetResult();
        })));
        await Task.WhenAny(due.Task, sending);
        await kill();
        await sending;
    }

    private static void AssertExactlyOnce(Dictionary<string, MessageView> answered, List<MessageView> history)
    {
        var stored = history.ToLookup(message => Markup.TextOf(message.Html), StringComparer.Ordinal);
        foreach (var (text, message) in answered)
        {
            var only = Assert.Single(stored[text]);
            Assert.Equal((message.Id, message.Position), (only.Id, only.Position));
        }

        var positions = history.Select(message => message.Position).ToList();
        Assert.Equal(positions.Distinct().Order(), positions);
        AssertEachSendersOwnOrder(history);
    }

    private static void AssertEachSendersOwnOrder(List<MessageView> history)
    {
        foreach (var sender in history.Select(message => Markup.TextOf(message.Html).Split(' ')).GroupBy(words => words[3], StringComparer.Ordinal))
            Assert.Equal(sender.Select(words => int.Parse(words[5])).Order(), sender.Select(words => int.Parse(words[5])));
    }

    private static List<MessageView> Of(string round, List<MessageView> history) =>
        [.. history.Where(message => message.Html.Contains($"{round} sender", StringComparison.Ordinal))];

    private static List<(Guid Id, long Position)> Order(List<MessageView> history) => [.. history.Select(message => (message.Id, message.Position))];
}
