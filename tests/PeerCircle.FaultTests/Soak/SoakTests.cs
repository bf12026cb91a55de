using System.Diagnostics;
using System.Globalization;
using PeerCircle.FaultTests.Support;
using PeerCircle.FaultTests.TwoNodes;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Soak;

/// <summary>
/// People hop between two nodes and go on talking while one thing after another breaks. PEERCIRCLE_SOAK_MINUTES says for how long
/// (30 before a release, 3 unless set); a round of every disturbance is the least.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private static readonly string[] People = ["mika", "ren", "haru", "sora"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Through_every_disturbance_nothing_posted_is_lost_or_doubled_and_memory_stays_flat()
    {
        var minutes = double.Parse(Environment.GetEnvironmentVariable("PEERCIRCLE_SOAK_MINUTES") ?? "3", CultureInfo.InvariantCulture);
        output.WriteLine($"Repeat with PEERCIRCLE_FAULT_SEED={Seed.First} PEERCIRCLE_SOAK_MINUTES={minutes}");
        await using var databaseHost = await NetworkHost.StartAsync();
        await using var redisHost = await NetworkHost.StartAsync();
        await using var cluster = await PostgresCluster.StartAsync(durable: true, databaseHost);
        await using var pair = await Pair.StartAsync(redisHost: redisHost, database: cluster);
        var members = await Task.WhenAll(People.Select(person => WireMember.SignInAsync(pair.Left.Address, person)));
        var room = await members[0].RoomAsync("evening-tea");
        await using var reader = new Mirror(members[1], room);
        await reader.EnterAsync(members[1]);
        var talkers = members.Select((member, i) => new Talker([member, member.At(pair.Right.Address)], room, People[i])).ToList();
        using var enough = new CancellationTokenSource();
        var talking = Task.WhenAll(talkers.Select(talker => talker.RunAsync(enough.Token)));

        var disturbances = new Disturbances(pair, cluster, databaseHost, redisHost).All;
        var memory = await DisturbAsync(disturbances, talkers, pair.Left.Id, TimeSpan.FromMinutes(minutes));

        await enough.CancelAsync();
        await talking.WaitAsync(Patience);
        var history = await members[0].HistoryAsync(room);
        talkers.ForEach(talker => talker.AssertIn(history));
        Assert.Equal(history.Select(message => message.Position).Order().Distinct(), history.Select(message => message.Position));
        await Eventually.TrueAsync("a reader who stayed holds what a fresh fetch gives", Patience, () => reader.Messages.SequenceEqual(history.Where(m => m.Position >= reader.Messages[0].Position)));
        output.WriteLine($"{talkers.Sum(t => t.Posted.Count)} posted, {talkers.Sum(t => t.Answers.Count(a => !a.Posted))} times busy; memory of the node that stayed, MB: {string.Join(", ", memory)}");
        // The first half fills caches and pools; a median is not moved by one collection that was late.
        var (early, late) = (Median(memory[(memory.Count / 2)..(memory.Count * 3 / 4)]), Median(memory[(memory.Count * 3 / 4)..]));
        Assert.InRange(late, 0, (early * 1.2) + 30);
    }

    private async Task<List<long>> DisturbAsync(IReadOnlyList<(string Name, Func<Task> Run)> disturbances, List<Talker> talkers, int process, TimeSpan least)
    {
        var random = new Random(Seed.First);
        var began = Stopwatch.GetTimestamp();
        List<long> memory = [];
        while (true)
        {
            foreach (var (name, run) in random.GetItems([.. disturbances], disturbances.Count).Union(disturbances).Take(disturbances.Count))
            {
                var so = talkers.Sum(talker => talker.Posted.Count);
                await run();
                await Eventually.TrueAsync($"everyone talks again after '{name}'", Patience, TalkAgain(talkers));
                memory.Add(Resident(process));
                output.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds,4:0} s  {name}: {talkers.Sum(t => t.Posted.Count) - so} posted meanwhile, {memory[^1]} MB");
                if (memory.Count >= disturbances.Count && Stopwatch.GetElapsedTime(began) >= least) return memory;
            }
        }
    }

    private static Func<bool> TalkAgain(List<Talker> talkers)
    {
        var before = talkers.ConvertAll(talker => talker.Posted.Count);
        return () => talkers.Select(talker => talker.Posted.Count).Zip(before).All(pair => pair.First >= pair.Second + 5);
    }

    private static long Median(List<long> megabytes) => megabytes.Order().ElementAt(megabytes.Count / 2);

    private static long Resident(int process)
    {
        using var seen = Process.GetProcessById(process);
        return seen.WorkingSet64 / (1024 * 1024);
    }
}
