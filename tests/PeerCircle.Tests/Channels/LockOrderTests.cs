using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Configuration;
using Npgsql;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Library;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Channels;

/// <summary>Two nodes that change cases and settings in mixed batches never wait for each other in a ring.</summary>
public sealed class LockOrderTests
{
    private const int Rounds = 12;

    [Fact]
    public async Task Mixed_batches_on_two_nodes_meet_no_deadlock()
    {
        await using var left = await CircleHost.StartAsync(Database.Postgres);
        await using var right = await CircleHost.StartAsync(
            Database.Postgres,
            ("ConnectionStrings:Database", left.Get<IConfiguration>().GetConnectionString("Database")!),
            ("PeerCircle:DataDirectory", left.Get<IConfiguration>()["PeerCircle:DataDirectory"]!));
        await using var yuki = await left.JoinAsync(Roles.SafeguardingLead);
        await using var kaede = await right.JoinAsync(Roles.SafeguardingLead);
        var cases = await CasesAsync(left);
        var deadlocks = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs e)
        {
            if (e.Exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected }) Interlocked.Increment(ref deadlocks);
        }
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            for (var round = 0; round < Rounds; round++)
                await Task.WhenAll(AllAtOnceAsync(left, yuki, cases, round), AllAtOnceAsync(right, kaede, [.. cases.Reverse()], round));
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }
        Assert.Equal(0, deadlocks);
        Assert.Empty((await left.Get<VerifyLedger>().RunAsync(CancellationToken.None)).Faults);
    }

    // The first is committed alone; what comes while it is on its way gathers into one batch.
    private static Task AllAtOnceAsync(CircleHost host, Person staff, IReadOnlyList<Guid> cases, int round)
    {
        var (claim, terms, keep) = (host.Get<ClaimCase>(), host.Get<OwnTerms>(), host.Get<KeepHelplines>());
        var work = new List<Task>();
        foreach (var id in cases)
        {
            work.Add(claim.ClaimAsync(staff.Caller, id, CancellationToken.None));
            work.Add(terms.AddAsync(staff.Caller, Lists.Phrase($"glimmer{Letters(id)}{(char)('a' + round)}{Letters(staff.Id)}")));
            work.Add(keep.AddAsync(staff.Caller, Entries.Draft()));
            work.Add(claim.ReleaseAsync(staff.Caller, id, CancellationToken.None));
        }
        return Task.WhenAll(work);
    }

    // About no message: no channel's lock stands before theirs.
    private static async Task<IReadOnlyList<Guid>> CasesAsync(CircleHost host)
    {
        for (var i = 0; i < 4; i++)
        {
            await using var writer = await host.JoinAsync();
            await host.Get<GatherText>().RunAsync(writer.Id, CaseKind.Profile, null, new ScreeningHit(["crisis"], Severity.Urgent), "words");
        }
        await using var db = host.Db();
        return [.. db.Cases.Select(c => c.Id)];
    }

    private static string Letters(Guid id) => string.Concat(id.ToString("N")[^8..].Select(c => char.IsDigit(c) ? (char)(c - '0' + 'k') : c));
}
