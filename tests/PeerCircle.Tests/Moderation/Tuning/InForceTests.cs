using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

/// <summary>What is stored is what nodes judge by.</summary>
public sealed class InForceTests
{
    [Fact]
    public async Task A_term_switched_live_on_one_node_is_in_force_on_the_other_within_two_seconds_without_redis()
    {
        await using var left = await CircleHost.StartAsync(Database.Postgres);
        var settings = left.Get<IConfiguration>();
        await using var right = await CircleHost.StartAsync(
            Database.Postgres, ("ConnectionStrings:Database", settings.GetConnectionString("Database")!), ("PeerCircle:KeysDirectory", $"{settings["PeerCircle:DataDirectory"]}/keys"));
        await using var sora = await left.JoinAsync(Roles.Moderator);
        await using var mika = await right.JoinAsync();
        var room = await right.OpenRoomAsync();
        await left.GoLiveAsync(sora, await left.AddTermAsync(sora, "zorblat"));
        Assert.Equal(PostStatuses.Posted, (await mika.PostAsync(room, "a zorblat, before this node looked")).Status);
        // Its clock stands still again after one second: it follows at its next look, or never.
        right.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync("the other node holds it", TimeSpan.FromSeconds(30), async () => (await mika.PostAsync(room, "a zorblat")).Status == PostStatuses.Held);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_node_that_starts_judges_by_the_settings_from_its_first_text(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await host.GoLiveAsync(sora, await host.AddTermAsync(sora, "zorblat"));
        var fresh = new ScreenerInForce(host.Clock);
        using var watch = Watch(host, fresh);
        await watch.StartAsync(CancellationToken.None);
        Assert.Equal(Verdict.Hold, fresh.Now.Check("a zorblat", "en", Place.Room).Verdict);
        await watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Settings_that_cannot_be_built_leave_the_old_ones_in_force_and_are_named_until_they_are_mended()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await host.GoLiveAsync(sora, await host.AddTermAsync(sora, "zorblat"));
        var inForce = host.Get<ScreenerInForce>();
        await using var db = host.Db();
        // As after an update that reads phrases more strictly.
        await db.OwnTerms.ExecuteUpdateAsync(set => set.SetProperty(t => t.Text, "(zorblat"));
        await db.TuningHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Version, 77));
        await host.Get<TuningWatch>().RunOnceAsync(CancellationToken.None);
        Assert.Equal(77, inForce.Failed?.Version);
        Assert.Equal(Verdict.Hold, inForce.Now.Check("a zorblat", "en", Place.Room).Verdict);
        await db.OwnTerms.ExecuteUpdateAsync(set => set.SetProperty(t => t.Text, "quux"));
        host.Clock.Advance(TimeSpan.FromSeconds(31));
        await Eventually.TrueAsync("it was mended", TimeSpan.FromSeconds(30), () => inForce.Failed is null);
        Assert.Equal(77, inForce.All.Version);
        Assert.Equal((Verdict.Allow, Verdict.Hold), (inForce.Now.Check("a zorblat", "en", Place.Room).Verdict, inForce.Now.Check("a quux", "en", Place.Room).Verdict));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_shipped_phrase_is_switched_off_and_on_and_one_that_tells_a_crisis_never(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var (shipped, inForce) = (host.Get<ShippedTerms>(), host.Get<ScreenerInForce>());
        const string text = "you are such an idiot";
        var keys = ShippedTerms.ByKey.Where(p => p.Value.Category == "abuse" && new PeerCircle.Screening.Lexicons.TermProbe(p.Value.ToTerm()).Matched(text, "en") is not null).ToList();
        Assert.NotEmpty(keys);
        Assert.Contains("abuse.insult", inForce.Now.Check(text, "en", Place.Room).Rules, StringComparer.Ordinal);
        foreach (var (key, _) in keys) Assert.IsType<TuningOutcome.Done>(await shipped.SwitchAsync(sora.Caller, key, on: false));
        await host.FollowedAsync();
        Assert.DoesNotContain("abuse.insult", inForce.Now.Check(text, "en", Place.Room).Rules, StringComparer.Ordinal);
        foreach (var (key, _) in keys) Assert.IsType<TuningOutcome.Done>(await shipped.SwitchAsync(sora.Caller, key, on: true));
        await host.FollowedAsync();
        Assert.Contains("abuse.insult", inForce.Now.Check(text, "en", Place.Room).Rules, StringComparer.Ordinal);
        var crisis = ShippedTerms.ByKey.First(p => p.Value is { Category: "crisis", Section: "passive" }).Key;
        Assert.Equal(TermFault.OutOfBounds, (await shipped.SwitchAsync(sora.Caller, crisis, on: false)).Fault());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Scores_count_sooner_or_later_within_bounds_and_crisis_never_later(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var yuki = await host.JoinAsync(Roles.SafeguardingLead);
        var (set, inForce) = (host.Get<SetSensitivity>(), host.Get<ScreenerInForce>());
        float From(string category) => inForce.Now.Explain("the tea is warm", "en", Place.Room).Scores.Single(s => s.Category == category).From;
        var (crisis, spam) = (From("crisis"), From("spam"));
        Assert.IsType<TuningOutcome.Done>(await set.RunAsync(yuki.Caller, "crisis", 0, 2));
        Assert.IsType<TuningOutcome.Done>(await set.RunAsync(yuki.Caller, "spam", 0, -2));
        await host.FollowedAsync();
        Assert.InRange(From("crisis"), 0.2f, crisis - 0.05f);
        Assert.InRange(From("spam"), spam + 0.05f, 0.95f);
        Assert.Equal(TermFault.OutOfBounds, (await set.RunAsync(yuki.Caller, "crisis", 2, -1)).Fault());
        Assert.Equal(TermFault.OutOfBounds, (await set.RunAsync(yuki.Caller, "spam", -2, 3)).Fault());
        Assert.Equal(TermFault.OutOfBounds, (await set.RunAsync(yuki.Caller, "kindness", 0, 1)).Fault());
        Assert.Equal(TermFault.Changed, (await set.RunAsync(yuki.Caller, "spam", 0, 1)).Fault());
    }

    [Fact]
    public async Task Every_change_is_one_small_row_of_the_ledger_without_the_phrase()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var (term, terms) = (await host.AddTermAsync(sora, "zorblat"), host.Get<OwnTerms>());
        await host.GoLiveAsync(sora, term);
        await terms.ChangeAsync(sora.Caller, term.Id, 2, Lists.Phrase("zorblats"));
        await terms.SwitchAsync(sora.Caller, term.Id, 3, TermState.Off);
        await terms.RemoveAsync(sora.Caller, term.Id, 4);
        await host.Get<ShippedTerms>().SwitchAsync(sora.Caller, ShippedTerms.ByKey.First(p => p.Value.Category == "spam").Key, on: false);
        await host.Get<SetSensitivity>().RunAsync(sora.Caller, "spam", 0, 1);
        await host.Get<SetSensitivity>().RunAsync(sora.Caller, "spam", 1, 1);
        await using var db = host.Db();
        var rows = await db.Ledger.OrderBy(e => e.Seq).ToListAsync();
        Assert.Equal("term-add, term-try, term-switch, term-change, term-switch, term-remove, shipped-off, sensitivity", string.Join(", ", rows.Select(r => r.Act)));
        Assert.All(rows, row => Assert.DoesNotContain("zorblat", row.Details, StringComparison.Ordinal));
        Assert.All(rows[..6], row => Assert.Contains(term.Id.ToString(), row.Details, StringComparison.Ordinal));
        Assert.Empty((await host.Get<VerifyLedger>().RunAsync(CancellationToken.None)).Faults);
    }

    private static TuningWatch Watch(CircleHost host, ScreenerInForce inForce) => new(
        inForce, host.Get<IDbContextFactory<Server.Data.PeerCircleDb>>(), host.Get<TuningBell>(), host.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<TuningWatch>.Instance);
}
