using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Server.Realtime;
using PeerCircle.Server.Rooms;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Channels;

/// <summary>
/// Whatever people do at once, and whatever becomes of the pushes: a client that catches up holds what a fresh one would.
/// </summary>
public sealed class ConvergenceTests
{
    private const int Authors = 3;
    private const int Rooms = 2;

    private enum Act
    {
        Post,
        Edit,
        Withdraw,
        Remove,
        React,
        Approve,
        Purge,
        SetMode,
    }

    private sealed record Step(Act Act, int Author, int Room, int Target, bool Wait);

    private static readonly Gen<Step> AnyStep = Gen.Select(
        Gen.Frequency((6, Gen.Const(Act.Post)), (3, Gen.Const(Act.Edit)), (2, Gen.Const(Act.Withdraw)), (2, Gen.Const(Act.Remove)), (4, Gen.Const(Act.React)), (3, Gen.Const(Act.Approve)), (1, Gen.Const(Act.Purge)), (2, Gen.Const(Act.SetMode))),
        Gen.Int[0, Authors - 1], Gen.Int[0, Rooms - 1], Gen.Int[0, 40], Gen.Bool,
        (act, author, room, target, wait) => new Step(act, author, room, target, wait));

    private static readonly Gen<(List<Step> Steps, int Seed)> Stories = Gen.Select(AnyStep.List[5, 60], Gen.Int, (steps, seed) => (steps, seed));

    [Theory]
    [InlineData(Database.Sqlite, 14)]
    [InlineData(Database.Postgres, 10)]
    public async Task A_client_that_caught_up_equals_a_fresh_one(Database database, int stories)
    {
        await using var host = await CircleHost.StartAsync(database);
        List<Person> people = [await host.JoinAsync(), await host.JoinAsync(), await host.JoinAsync(Server.Members.Roles.Moderator)];
        await Stories.SampleAsync(story => TellAsync(host, people, story.Steps, new Random(story.Seed)), iter: stories, threads: 1);
    }

    private static async Task TellAsync(CircleHost host, List<Person> people, List<Step> steps, Random random)
    {
        List<Guid> rooms = [await host.OpenRoomAsync(), await host.OpenRoomAsync()];
        var pushed = new List<ChannelChange>();
        host.Get<ChangeFeed>().Listen(changes =>
        {
            lock (pushed) pushed.AddRange(changes.Where(c => rooms.Contains(c.ChannelId)));
        });
        var copies = people.SelectMany(p => rooms.Select(r => (Person: p, Room: r, Copy: new ClientCopy()))).ToList();
        var running = new List<Task>();
        foreach (var step in steps)
        {
            running.Add(DoAsync(host, people, rooms, step));
            if (!step.Wait) continue;
            await Task.WhenAll(running);
            running.Clear();
            host.Clock.Advance(TimeSpan.FromSeconds(random.Next(3)));
            foreach (var (person, room, copy) in copies.Where(_ => random.Next(4) == 0)) await CatchUpAsync(host, person, room, copy);
            foreach (var (person, room, copy) in copies) Replay(pushed, person, room, copy, random);
        }
        await Task.WhenAll(running);
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ReactionSweep>().Single().RunOnceAsync(CancellationToken.None);
        foreach (var (person, room, copy) in copies)
        {
            Replay(pushed, person, room, copy, random);
            await CatchUpAsync(host, person, room, copy);
            await AssertEqualsFreshAsync(host, person, room, copy);
        }
        await AssertOrderAsync(host, rooms);
    }

    private static async Task DoAsync(CircleHost host, List<Person> people, List<Guid> rooms, Step step)
    {
        var (caller, room, ct) = (people[step.Author].Caller, rooms[step.Room], CancellationToken.None);
        var moderator = people[^1].Caller;
        switch (step.Act)
        {
            case Act.Post:
                await host.Get<PostMessage>().RunAsync(caller, new NewMessage(room, Guid.CreateVersion7(), $"words {step.Target}"), ct);
                return;
            case Act.SetMode:
                await host.Get<SetRoomMode>().RunAsync(room, step.Target % 3 == 0 ? ChannelMode.Held : ChannelMode.Open, 0);
                return;
            case Act.Purge:
                await host.Get<PurgeRoom>().RunAsync(room, host.Clock.GetUtcNow().AddSeconds(-2));
                return;
        }
        await using var db = host.Db();
        var mine = step.Act is Act.Edit or Act.Withdraw;
        var candidates = await db.Messages.Where(m => m.ChannelId == room && (!mine || m.AuthorId == caller.MemberId)).OrderBy(m => m.Id).Select(m => m.Id).ToListAsync();
        if (candidates.Count == 0) return;
        var target = candidates[step.Target % candidates.Count];
        await (step.Act switch
        {
            Act.Edit => (Task)host.Get<EditMessage>().RunAsync(caller, target, $"other words {step.Target}", ct),
            Act.Withdraw => host.Get<WithdrawMessage>().RunAsync(caller, target, ct),
            Act.Remove => host.Get<RemoveMessage>().RunAsync(moderator, target, ct),
            Act.Approve => host.Get<ApproveMessage>().RunAsync(moderator, target, ct),
            _ => host.Get<ReactToMessage>().RunAsync(caller, target, (ReactionKind)(step.Target % 4), step.Wait, ct),
        });
    }

    /// <summary>Pushes as a bad network hands them out: in any order, some twice, some never.</summary>
    private static void Replay(List<ChannelChange> pushed, Person person, Guid room, ClientCopy copy, Random random)
    {
        List<ChannelChange> all;
        lock (pushed) all = [.. pushed.Where(c => c.ChannelId == room && (c.OnlyFor is null || c.OnlyFor == person.Id))];
        var sets = all.Where(c => c.OnlyFor is null).Chunk(1 + random.Next(4)).SelectMany(chunk => ChangeSets.Gather(chunk))
            .Concat(all.Where(c => c.OnlyFor is not null).Select(ChangeSets.Private))
            .Where(_ => random.Next(3) > 0).SelectMany(set => Enumerable.Repeat(set, 1 + random.Next(2))).ToArray();
        random.Shuffle(sets);
        foreach (var set in sets) copy.Apply(Wire(set));
    }

    private static async Task CatchUpAsync(CircleHost host, Person person, Guid room, ClientCopy copy)
    {
        for (var more = true; more;)
        {
            var set = await host.Get<ChannelHistory>().SinceAsync(person.Caller, room, copy.Version, 3, CancellationToken.None);
            Assert.True(copy.Apply(Wire(set!)));
            more = set!.More && !set.Reset;
        }
    }

    private static async Task AssertEqualsFreshAsync(CircleHost host, Person person, Guid room, ClientCopy copy)
    {
        var history = host.Get<ChannelHistory>();
        var latest = (await history.LatestAsync(person.Caller, room, 5, CancellationToken.None))!;
        var fresh = new List<MessageView>(latest.Messages);
        for (var page = latest; page.More; fresh.InsertRange(0, page.Messages))
            page = (await history.BeforeAsync(person.Caller, room, fresh[0].Position, 5, CancellationToken.None))!;
        Assert.Equal(latest.Version, copy.Version);
        Assert.Equal(latest.Channel, copy.Info);
        Assert.Equal(Text(fresh), Text(copy.Messages));
        Assert.Equal(Text(latest.Mine!.Pending!), Text(copy.Pending));
    }

    private static async Task AssertOrderAsync(CircleHost host, List<Guid> rooms)
    {
        await using var db = host.Db();
        foreach (var room in rooms)
        {
            var positions = await db.Messages.Where(m => m.ChannelId == room && m.Position != null).Select(m => m.Position).ToListAsync();
            Assert.Equal(positions.Count, positions.Distinct().Count());
        }
    }

    private static string Text(IEnumerable<MessageView> messages) => string.Join('\n', messages.Select(m => JsonSerializer.Serialize(m, PeerCircleJson.Default.MessageView)));

    private static ChangeSet Wire(ChangeSet set) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(set, PeerCircleJson.Default.ChangeSet), PeerCircleJson.Default.ChangeSet)!;
}
