using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>
/// The property that everything here is for: people hop between two nodes, post, edit, withdraw and react, a moderator removes, and
/// things die, all by a seed. In the end all of them hold the same, and nobody ever saw what was not for them. PEERCIRCLE_FAULT_SEEDS
/// says how many seeds (20 before a release).
/// </summary>
public sealed class ThingsDieTests(ITestOutputHelper output)
{
    private static readonly string[] Nicknames = ["mika", "haru", "ren", "aoi"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Whatever_dies_every_client_equals_a_fresh_fetch_versions_have_no_gap_and_nobody_sees_what_is_not_theirs()
    {
        await using var pair = await Pair.StartAsync();
        using var sora = await WireMember.SignInAsync(pair.Right.Address, "sora");
        var room = await sora.RoomAsync("evening-tea");
        var witness = new VersionWitness(pair.Database, room);
        await witness.SitAsync();
        for (var seed = Seed.First; seed < Seed.First + Seed.Several; seed++)
        {
            output.WriteLine($"Repeat with PEERCIRCLE_FAULT_SEED={seed} PEERCIRCLE_FAULT_SEEDS=1");
            await RunAsync(pair, sora, room, new Random(seed));
            output.WriteLine($"{await witness.AssertGapFreeAsync()} versions so far, without a gap.");
        }
    }

    private async Task RunAsync(Pair pair, WireMember sora, Guid room, Random random)
    {
        List<Person> people = [];
        foreach (var nickname in Nicknames)
        {
            var member = await WireMember.SignInAsync(pair.Left.Address, nickname);
            people.Add(new Person(nickname, [member, member.At(pair.Right.Address)], room, new Random(random.Next())));
            await people[^1].ComeInAsync();
        }
        using var enough = new CancellationTokenSource();
        var living = people.ConvertAll(person => person.LiveAsync(enough.Token));
        var removed = new Removals(sora, people[^1].Member);
        foreach (var (name, run) in random.GetItems(Deaths(pair), 3))
        {
            await AnswersAsync(people, 60);
            await removed.RemoveAsync(people[0].Posted.LastOrDefault(one => !one.Value).Key);
            output.WriteLine(name);
            await run();
        }
        await AnswersAsync(people, 60);
        await enough.CancelAsync();
        await Task.WhenAll(living).WaitAsync(Patience);

        await AssertAllEqualAsync(people, sora, room);
        Secrecy.Check(people, await sora.At(pair.Left.Address).HistoryAsync(room), removed.Ids);
        output.WriteLine($"{people.Sum(p => p.Posted.Count)} posted, {people.Sum(p => p.Held.Count)} held, {removed.Ids.Count} removed, {people.Sum(p => p.Mirror.Asked)} questions.");
        foreach (var person in people) await person.DisposeAsync();
    }

    private static (string Name, Func<Task> Run)[] Deaths(Pair pair) =>
    [
        ("the left node is killed", () => AgainAsync(pair.Left)),
        ("the right node is killed", () => AgainAsync(pair.Right)),
        ("both nodes are killed", () => Task.WhenAll(AgainAsync(pair.Left), AgainAsync(pair.Right))),
        ("a node is told to stop", async () =>
        {
            await pair.Left.TerminateAsync(TimeSpan.FromSeconds(30));
            await pair.Left.RestartAsync();
        }),
        ("a node is frozen", () => pair.Right.FreezeAsync(TimeSpan.FromSeconds(2))),
        ("Redis is killed", async () =>
        {
            await pair.Redis.KillAsync();
            await Task.Delay(TimeSpan.FromSeconds(2));
            await pair.Redis.RestartAsync();
        }),
    ];

    private static async Task AgainAsync(ServerProcess node)
    {
        await node.KillAsync();
        await node.RestartAsync();
    }

    private static Task AnswersAsync(List<Person> people, int more)
    {
        var due = people.Sum(person => person.Answers) + more;
        return Eventually.TrueAsync($"{more} more answers", Patience, () => people.Sum(person => person.Answers) >= due);
    }

    private static async Task AssertAllEqualAsync(List<Person> people, WireMember fresh, Guid room)
    {
        List<MessageView> history = [];
        foreach (var person in people)
        {
            await Eventually.TrueAsync($"{person.Nickname} holds what a fresh fetch gives", Patience, async () =>
            {
                history = await fresh.HistoryAsync(room);
                var held = person.Mirror.Messages;
                return held.SequenceEqual(history.Where(message => message.Position >= held[0].Position));
            });
        }
        Assert.Equal(history.Select(message => message.Position).Distinct().Order(), history.Select(message => message.Position));
        Assert.All(people.SelectMany(person => person.Posted.Keys), id => Assert.Single(history, message => message.Id == id));
    }
}
