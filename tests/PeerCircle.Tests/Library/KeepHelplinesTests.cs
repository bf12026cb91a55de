using PeerCircle.Screening;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;
using static PeerCircle.Tests.Library.Entries;

namespace PeerCircle.Tests.Library;

public sealed class KeepHelplinesTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task What_moderators_add_change_confirm_and_hide_is_on_the_cards_and_in_the_ledger(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var keep = host.Get<KeepHelplines>();
        var key = await keep.AddAsync(sora.Caller, Draft()).KeyAsync();
        await host.HelplinesFollowedAsync();
        var shown = host.Card("GB").Single(line => line.Name == "Lamp Line");
        Assert.Equal(("chat", "https://lamp.example/chat", "evenings", "2030-01-15", null), (shown.Channel, shown.Url, shown.Hours, shown.CheckedOn, shown.Note));

        await keep.ChangeAsync(sora.Caller, key, 1, Draft(("kind-0", "phone"), ("reach-0", "0000 111"), ("remark-ja", "夜だけ"))).KeyAsync();
        await host.HelplinesFollowedAsync();
        Assert.Equal(("0000 111", "夜だけ"), (host.Card("GB", "ja").Single(line => line.Name == "Lamp Line").Number, host.Card("GB", "ja").Single(line => line.Name == "Lamp Line").Note));

        Assert.NotNull(host.Card("GB").First(line => line.Name == "Shout").Note);
        await keep.ConfirmAsync(sora.Caller, "gb-shout", 0, "https://shout.example").KeyAsync();
        await keep.MarkWrongAsync(sora.Caller, "gb-samaritans", 0).KeyAsync();
        await host.HelplinesFollowedAsync();
        Assert.Equal(("2030-01-15", "text the word SHOUT"), (host.Card("GB").First(line => line.Name == "Shout").CheckedOn, host.Card("GB").First(line => line.Name == "Shout").Note));
        Assert.DoesNotContain(host.Card("GB"), line => line.Name == "Samaritans");
        Assert.Contains(host.Card("IE"), line => line.Name == "Samaritans");

        var acts = await host.HelplineActsAsync();
        Assert.Equal(["helpline-add", "helpline-change", "helpline-confirm", "helpline-wrong"], acts.Select(act => act.Act), StringComparer.Ordinal);
        Assert.All(acts, act => Assert.Equal(sora.Id, act.ActorId));
        Assert.All(acts, act => Assert.DoesNotContain("lamp.example", act.Details, StringComparison.Ordinal));
        Assert.Contains(key, acts[1].Details, StringComparison.Ordinal);
        Assert.Empty((await host.Get<VerifyLedger>().RunAsync(CancellationToken.None)).Faults);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task The_card_is_never_empty_whatever_is_hidden(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var keep = host.Get<KeepHelplines>();
        foreach (var line in Helplines.Shipped.Lines.Where(line => line.Region != Helplines.International))
            await keep.MarkWrongAsync(sora.Caller, line.Key, 0).KeyAsync();
        Assert.Equal(HelplineFault.LastForAll, await keep.MarkWrongAsync(sora.Caller, "find-a-helpline", 0).FaultAsync());
        Assert.Equal(HelplineFault.LastForAll, await keep.ChangeAsync(sora.Caller, "find-a-helpline", 0, Draft(("region", "JP"))).FaultAsync());
        await host.HelplinesFollowedAsync();
        foreach (var region in Helplines.Shipped.Regions)
        {
            Assert.Equal("Find A Helpline", Assert.Single(host.Card(region)).Name);
            Assert.NotEmpty(host.Get<SupportCards>().For(SupportKind.Self, region, "en").Emergency);
        }
        await keep.AddAsync(sora.Caller, Draft(("region", Helplines.International))).KeyAsync();
        await keep.MarkWrongAsync(sora.Caller, "find-a-helpline", 0).KeyAsync();
        await host.HelplinesFollowedAsync();
        Assert.Equal("Lamp Line", Assert.Single(host.Card("US")).Name);
    }

    [Fact]
    public async Task A_number_that_moderators_added_may_be_written_by_members()
    {
        const string Words = "try 07700 900123, they listen";
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        Assert.Equal(Verdict.Refuse, host.Get<ScreenerInForce>().Now.Check(Words, "en", Place.Room).Verdict);
        await host.Get<KeepHelplines>().AddAsync(sora.Caller, Draft(("kind-0", "phone"), ("reach-0", "07700 900 123"))).KeyAsync();
        await host.HelplinesFollowedAsync();
        Assert.Equal(Verdict.Allow, host.Get<ScreenerInForce>().Now.Check(Words, "en", Place.Room).Verdict);
        Assert.Equal(Verdict.Allow, host.Get<ScreenerInForce>().Now.Check("Samaritans are on 116 123", "en", Place.Room).Verdict);
    }

    [Fact]
    public async Task Of_two_who_change_the_same_entry_the_second_is_told()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var yuki = await host.JoinAsync(Roles.SafeguardingLead);
        var keep = host.Get<KeepHelplines>();
        await keep.ConfirmAsync(sora.Caller, "gb-shout", 0, "asked them").KeyAsync();
        Assert.Equal(HelplineFault.Changed, await keep.MarkWrongAsync(yuki.Caller, "gb-shout", 0).FaultAsync());
        await keep.MarkWrongAsync(yuki.Caller, "gb-shout", 1).KeyAsync();
        Assert.True((await host.EntryAsync("gb-shout")).Wrong);
        // Confirmed again, it is shown again.
        await keep.ConfirmAsync(sora.Caller, "gb-shout", 2, "asked them").KeyAsync();
        Assert.False((await host.EntryAsync("gb-shout")).Wrong);
        Assert.IsType<HelplineOutcome.NotFound>(await keep.MarkWrongAsync(sora.Caller, "no-such-line", 0));
    }

    [Fact]
    public async Task What_was_not_looked_up_here_for_half_a_year_is_listed()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var desk = host.Get<HelplineDesk>();
        Assert.Equal(Helplines.Shipped.Lines.Count, (await desk.DueAsync(CancellationToken.None)).Count);
        await host.Get<KeepHelplines>().ConfirmAsync(sora.Caller, "gb-shout", 0, "asked them").KeyAsync();
        Assert.DoesNotContain(await desk.DueAsync(CancellationToken.None), state => state.Line.Key == "gb-shout");
        var (state, now) = (await host.EntryAsync("gb-shout"), host.Clock.GetUtcNow());
        Assert.False(state.IsDue(now + TimeSpan.FromDays(180)));
        Assert.True(state.IsDue(now + TimeSpan.FromDays(181)));
    }

    [Fact]
    public async Task What_ships_otherwise_after_an_upgrade_waits_for_a_look_and_changes_no_card()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await host.Get<KeepHelplines>().ConfirmAsync(sora.Caller, "gb-shout", 0, "asked them").KeyAsync();
        await using (var db = host.Db())
        {
            (await db.Helplines.FindAsync("gb-shout"))!.ShippedMark = "0123456789abcdef";
            await db.SaveChangesAsync();
        }
        var state = await host.EntryAsync("gb-shout");
        Assert.True(state.IsDue(host.Clock.GetUtcNow()));
        Assert.Equal("85258", state.ShipsOtherwise!.Channels[0].Number);
        await host.Get<KeepHelplines>().ConfirmAsync(sora.Caller, "gb-shout", 1, "asked them again").KeyAsync();
        Assert.Null((await host.EntryAsync("gb-shout")).ShipsOtherwise);
    }
}
