using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

public sealed class DryRunTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task It_looks_at_what_is_visible_in_rooms_and_never_at_a_conversation_of_two(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var mika = await host.JoinAsync();
        await using var haru = await host.JoinAsync(Roles.Mentor);
        var (room, conversation) = (await host.OpenRoomAsync(), await host.OpenConversationAsync(mika, haru));
        await mika.PostAsync(room, "my Z0rblat is asleep", note: "about a pet");
        await mika.PostAsync(room, "the tea is warm");
        var taken = (await mika.PostAsync(room, "a zorblat I took back")).Message!.Id;
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await mika.Http.DeleteAsync($"/api/messages/{taken}")).StatusCode);
        await mika.PostAsync(conversation, "a zorblat between us");
        var term = await host.AddTermAsync(sora, "zorblat");
        var result = (await host.Get<DryRun>().RunAsync(sora.Caller, term.Id, CancellationToken.None))!;
        Assert.Equal((2, 1, 1), (result.Looked, result.Hits, result.Changed));
        var hit = Assert.Single(result.Shown);
        Assert.Equal(("my Z0rblat is asleep", "zorblat", Verdict.Allow, Verdict.Hold), (hit.Text, hit.Matched, hit.Before, hit.After));
        Assert.True((await host.TermAsync(term.Id)).IsTried);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task It_looks_at_the_last_two_thousand_and_shows_the_last_twenty(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await SayAsync(host, sora, await host.OpenRoomAsync(), 2_300);
        var term = await host.AddTermAsync(sora, "zorblat");
        var result = (await host.Get<DryRun>().RunAsync(sora.Caller, term.Id, CancellationToken.None))!;
        Assert.Equal((2_000, 200, 20), (result.Looked, result.Hits, result.Shown.Count));
        Assert.Equal("the tea is warm, says the zorblat 2299", result.Shown[0].Text);
    }

    [Fact]
    public async Task When_looking_takes_too_long_it_stops_and_says_how_far_it_came()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await SayAsync(host, sora, await host.OpenRoomAsync(), 500);
        var term = await host.AddTermAsync(sora, "zorblat");
        var slow = new DryRun(
            host.Get<IDbContextFactory<Server.Data.PeerCircleDb>>(), host.Get<Server.Channels.Log.ChannelWriter>(), host.Get<LedgerWriter>(),
            host.Get<TuningBell>(), host.Get<ScreenerInForce>(), new SlowTime());
        var result = (await slow.RunAsync(sora.Caller, term.Id, CancellationToken.None))!;
        Assert.Equal((150, 15), (result.Looked, result.Hits));
    }

    [Fact]
    public async Task A_term_that_was_changed_after_it_ran_is_not_tried()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var term = await host.AddTermAsync(sora, "zorblat");
        await host.Get<DryRun>().RunAsync(sora.Caller, term.Id, CancellationToken.None);
        await host.Get<OwnTerms>().ChangeAsync(sora.Caller, term.Id, 1, Lists.Phrase("zorblat zorblat"));
        Assert.False((await host.TermAsync(term.Id)).IsTried);
    }

    [Fact]
    public async Task A_tried_sentence_tells_how_it_is_read_what_applied_and_what_a_dry_term_would_change()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await host.GoLiveAsync(sora, await host.AddTermAsync(sora, "zorblat", "spam.advert"));
        await host.AddTermAsync(sora, "quuxes");
        await host.FollowedAsync();
        var tried = host.Get<TrySentence>().Run("Buy my Ｚ0rblat. It quuxes!", "en", Place.Room)!;
        Assert.StartsWith("buy my zorblat\n", tried.Found.Words, StringComparison.Ordinal);
        Assert.StartsWith("spam.advert \"zorblat\"", tried.Found.Line, StringComparison.Ordinal);
        Assert.EndsWith("→ hold", tried.Found.Line, StringComparison.Ordinal);
        Assert.Contains(new FoundTerm("spam", "advert", "zorblat"), tried.Found.Terms);
        Assert.Equal(Categories.All.Order(StringComparer.Ordinal), tried.Found.Scores.Select(s => s.Category).Order(StringComparer.Ordinal));
        Assert.Equal("quuxes", Assert.Single(tried.Dry).Text);
        Assert.DoesNotContain("abuse.insult", tried.Found.Result.Rules, StringComparer.Ordinal);
        Assert.Contains("abuse.insult", tried.WithDry.Rules, StringComparer.Ordinal);
        Assert.Null(host.Get<TrySentence>().Run(" ", "en", Place.Room));
        await using var db = host.Db();
        Assert.False(await db.Messages.AnyAsync());
    }

    // Ten milliseconds pass at each look at the clock.
    private sealed class SlowTime : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks += 10 * TimeSpan.TicksPerMillisecond;
    }

    // Every tenth has the word.
    private static async Task SayAsync(CircleHost host, Person author, Guid room, int count)
    {
        await using var db = host.Db();
        db.Messages.AddRange(Enumerable.Range(0, count).Select(i => new Message
        {
            Id = Guid.CreateVersion7(host.Clock.GetUtcNow().AddMilliseconds(i)),
            ChannelId = room,
            AuthorId = author.Id,
            ClientId = Guid.CreateVersion7(),
            TextHash = [],
            State = MessageState.Visible,
            Position = i + 1,
            Version = i + 1,
            Text = $"the tea is warm, says the {(i % 10 == 9 ? "zorblat" : "cat")} {i}",
            Html = "",
            SentAt = host.Clock.GetUtcNow(),
        }));
        await db.SaveChangesAsync();
    }
}
