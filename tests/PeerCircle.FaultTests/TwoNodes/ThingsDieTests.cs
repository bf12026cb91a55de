using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>People on two nodes write, take back and react while Redis and a node are killed. In the end all of them hold the same.</summary>
public sealed class ThingsDieTests(ITestOutputHelper output)
{
    private const int Phase = 60;

    private int answers;

    [Fact]
    public async Task Redis_and_a_node_are_killed_in_the_middle_and_every_client_equals_a_fresh_fetch()
    {
        output.WriteLine($"Repeat with PEERCIRCLE_FAULT_SEED={Seed.First}");
        await using var pair = await Pair.StartAsync();
        List<WireMember> members = [];
        foreach (var nickname in new[] { "mika", "haru", "ren", "sora" }) members.Add(await WireMember.SignInAsync(pair.Right.Address, nickname));
        var room = await members[0].RoomAsync("evening-tea");
        var mirrors = members.ConvertAll(member => new Mirror(member, room));
        for (var i = 0; i < members.Count; i++) await mirrors[i].EnterAsync(i < 2 ? members[i].At(pair.Left.Address) : members[i]);

        using var enough = new CancellationTokenSource();
        var writers = mirrors.Select((mirror, i) => WriteAsync(mirror, room, new Random(Seed.First + i), enough.Token)).ToList();
        await AnswersAsync(Phase);
        await pair.Redis.KillAsync();
        await AnswersAsync(Phase);
        await pair.Left.KillAsync();
        var lost = await Task.WhenAll(writers.Take(2));
        await AnswersAsync(Phase);
        await pair.Redis.RestartAsync();
        await pair.Left.RestartAsync();
        for (var i = 0; i < 2; i++) await mirrors[i].EnterAsync(members[i].At(pair.Left.Address));
        var again = mirrors.Take(2).Select((mirror, i) => WriteAsync(mirror, room, new Random(Seed.First + 10 + i), enough.Token)).ToList();
        await AnswersAsync(Phase);
        await enough.CancelAsync();

        var posted = (await Task.WhenAll(writers.Skip(2).Concat(again))).Concat(lost).SelectMany(ids => ids).ToList();
        await AssertAllEqualAsync(mirrors, members[3], room, posted);
        foreach (var mirror in mirrors) await mirror.DisposeAsync();
        members.ForEach(member => member.Dispose());
    }

    private static async Task AssertAllEqualAsync(List<Mirror> mirrors, WireMember fresh, Guid room, List<Guid> posted)
    {
        var history = await fresh.HistoryAsync(room);
        Assert.Equal(posted.Count, history.Count(message => posted.Contains(message.Id)));
        foreach (var mirror in mirrors)
        {
            await Eventually.TrueAsync("a client holds what a fresh fetch gives", TimeSpan.FromSeconds(25), async () =>
            {
                history = await fresh.HistoryAsync(room);
                var held = mirror.Messages;
                return held.SequenceEqual(history.Where(message => message.Position >= held[0].Position));
            });
        }
    }

    private async Task AnswersAsync(int more)
    {
        var due = Volatile.Read(ref answers) + more;
        await Eventually.TrueAsync($"{more} more answers", TimeSpan.FromSeconds(30), () => Volatile.Read(ref answers) >= due);
    }

    /// <summary>Writes until told to stop or until the connection dies; the ids of what was answered "posted".</summary>
    private async Task<List<Guid>> WriteAsync(Mirror mirror, Guid room, Random random, CancellationToken enough)
    {
        var posted = new List<Guid>();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        try
        {
            while (!enough.IsCancellationRequested)
            {
                await ActAsync(mirror.Hub, room, random, posted);
                Interlocked.Increment(ref answers);
                await pace.WaitForNextTickAsync(CancellationToken.None);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or System.Net.WebSockets.WebSocketException or InvalidOperationException)
        {
            output.WriteLine($"A writer lost its node: {error.Message}");
        }
        return posted;
    }

    private static async Task ActAsync(HubConnection hub, Guid room, Random random, List<Guid> posted)
    {
        var own = posted.Count > 0 ? posted[random.Next(posted.Count)].ToString() : null;
        switch (random.Next(10))
        {
            case 0 when own is not null:
                await hub.InvokeAsync<object>("Withdraw", own);
                return;
            case 1 or 2 when own is not null:
                await hub.InvokeAsync<object>("React", own, "hear", random.Next(2) == 0);
                return;
            case 3 when own is not null:
                await hub.InvokeAsync<object>("Edit", own, $"other words {random.Next(1_000)}");
                return;
        }
        var answer = await hub.InvokeAsync<PostResult>("Post", room.ToString(), Guid.CreateVersion7().ToString(), $"words {random.Next(100_000)} while things die", null, null);
        if (answer is { Status: PostStatuses.Posted, Message: { } message }) posted.Add(message.Id);
    }
}
