using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;
using static PeerCircle.Tests.Moderation.Lists;

namespace PeerCircle.Tests.Moderation;

public sealed class OwnTermsTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_term_changes_nothing_until_it_was_tried_and_switched_live(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var mika = await host.JoinAsync();
        var room = await host.OpenRoomAsync();
        var term = await host.AddTermAsync(sora, "zorblat");
        await host.FollowedAsync();
        Assert.Equal(PostStatuses.Posted, (await mika.PostAsync(room, "what a zorblat day")).Status);
        var terms = host.Get<OwnTerms>();
        Assert.Equal(TermFault.NotTried, (await terms.SwitchAsync(sora.Caller, term.Id, term.Version, TermState.Live)).Fault());
        await host.GoLiveAsync(sora, term);
        Assert.Equal(PostStatuses.Held, (await mika.PostAsync(room, "what a ｚｏｒｂｌａｔ day again")).Status);
        Assert.IsType<TuningOutcome.Done>(await terms.SwitchAsync(sora.Caller, term.Id, term.Version + 1, TermState.Off));
        await host.FollowedAsync();
        Assert.Equal(PostStatuses.Posted, (await mika.PostAsync(room, "one more zorblat day")).Status);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task A_live_term_that_catches_something_else_runs_dry_again_and_a_new_note_does_not_matter(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.SafeguardingLead);
        var (id, terms) = ((await host.AddTermAsync(sora, "zorblat")).Id, host.Get<OwnTerms>());
        await host.GoLiveAsync(sora, await host.TermAsync(id));
        Assert.IsType<TuningOutcome.Done>(await terms.ChangeAsync(sora.Caller, id, 2, Phrase("zorblat", note: "a word from the game")));
        Assert.Equal((TermState.Live, 1), ((await host.TermAsync(id)).State, (await host.TermAsync(id)).Revision));
        Assert.IsType<TuningOutcome.Done>(await terms.ChangeAsync(sora.Caller, id, 3, Phrase("zorblats")));
        var term = await host.TermAsync(id);
        Assert.Equal((TermState.Dry, 2, false), (term.State, term.Revision, term.IsTried));
        Assert.Equal(TermFault.NotTried, (await terms.SwitchAsync(sora.Caller, id, 4, TermState.Live)).Fault());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_two_who_change_one_term_the_second_is_told(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var aoi = await host.JoinAsync(Roles.Moderator);
        var (term, terms) = (await host.AddTermAsync(sora, "zorblat"), host.Get<OwnTerms>());
        var answers = await Task.WhenAll(
            terms.ChangeAsync(sora.Caller, term.Id, 1, Phrase("zorblat one")), terms.ChangeAsync(aoi.Caller, term.Id, 1, Phrase("zorblat two")));
        Assert.Equal([TermFault.Changed], answers.OfType<TuningOutcome.Refused>().Select(a => a.Fault));
        Assert.Equal(2, (await host.TermAsync(term.Id)).Version);
        Assert.Equal(TermFault.Changed, (await terms.SwitchAsync(aoi.Caller, term.Id, 1, TermState.Off)).Fault());
        Assert.Equal(TermFault.Changed, (await terms.RemoveAsync(aoi.Caller, term.Id, 1)).Fault());
    }

    [Theory]
    [InlineData("", TermFault.NoWords)]
    [InlineData("...", TermFault.NoWords)]
    [InlineData("\ud800", TermFault.NoWords)]
    [InlineData("(zor|blat", TermFault.Parentheses)]
    [InlineData("zor)blat(", TermFault.Parentheses)]
    [InlineData("(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)(a|b|c|d)", TermFault.TooManyWays)]
    [InlineData("~ zorblat", TermFault.Unreadable)]
    [InlineData("(zorblat|)", TermFault.Unreadable)]
    [InlineData("r00m", TermFault.NeverFound)]
    public async Task A_phrase_that_cannot_be_kept_is_refused_with_what_is_the_matter(string text, TermFault fault)
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        Assert.Equal(fault, (await host.Get<OwnTerms>().AddAsync(sora.Caller, Phrase(text))).Fault());
    }

    [Fact]
    public async Task What_is_not_offered_or_too_long_or_there_already_is_refused()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var terms = host.Get<OwnTerms>();
        Assert.Equal(TermFault.TooLong, (await terms.AddAsync(sora.Caller, Phrase(new string('z', 201)))).Fault());
        Assert.Equal(TermFault.Note, (await terms.AddAsync(sora.Caller, Phrase("zorblat", note: new string('z', 201)))).Fault());
        Assert.Equal(TermFault.Unknown, (await terms.AddAsync(sora.Caller, Phrase("zorblat", "crisis.excuse"))).Fault());
        Assert.Equal(TermFault.Unknown, (await terms.AddAsync(sora.Caller, Phrase("zorblat", language: "xx"))).Fault());
        await host.AddTermAsync(sora, "zorblat");
        Assert.Equal(TermFault.Twice, (await terms.AddAsync(sora.Caller, Phrase(" zorblat "))).Fault());
        await host.AddTermAsync(sora, "zorblat", language: "ja");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task There_are_at_most_ten_thousand_and_each_of_them_counts(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using (var db = host.Db())
        {
            db.OwnTerms.AddRange(Enumerable.Range(1, OwnTerm.Most - 1).Select(i => new OwnTerm
            {
                Text = $"zorblat {Letters(i)}",
                Language = "",
                Category = "abuse",
                Section = "insult",
                State = TermState.Live,
                SeenRevision = 1,
            }));
            await db.SaveChangesAsync();
        }
        var last = await host.AddTermAsync(sora, "the last zorblat");
        Assert.Equal(TermFault.Full, (await host.Get<OwnTerms>().AddAsync(sora.Caller, Phrase("one too many"))).Fault());
        await host.FollowedAsync();
        await host.GoLiveAsync(sora, last);
        var screener = host.Get<ScreenerInForce>().Now;
        foreach (var text in (string[])[$"a zorblat {Letters(4711)} passes", "the last zorblat"])
            Assert.Equal(["abuse.insult"], screener.Check(text, "en", PeerCircle.Screening.Place.Room).Rules);
    }

    [Fact]
    public async Task Only_the_desk_changes_lists_and_a_term_is_off_before_it_is_removed()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var (term, terms) = (await host.AddTermAsync(sora, "zorblat"), host.Get<OwnTerms>());
        foreach (var role in (Roles[])[Roles.Member, Roles.Mentor, Roles.Administrator])
        {
            await using var other = await host.JoinAsync(role);
            Assert.IsType<TuningOutcome.NotFound>(await terms.AddAsync(other.Caller, Phrase("quux")));
            Assert.IsType<TuningOutcome.NotFound>(await terms.SwitchAsync(other.Caller, term.Id, 1, TermState.Off));
            Assert.IsType<TuningOutcome.NotFound>(await host.Get<SetSensitivity>().RunAsync(other.Caller, "spam", 0, 1));
            Assert.IsType<TuningOutcome.NotFound>(await host.Get<ShippedTerms>().SwitchAsync(other.Caller, ShippedTerms.ByKey.First(p => ShippedOff.Allows(p.Value)).Key, on: false));
            Assert.Null(await host.Get<DryRun>().RunAsync(other.Caller, term.Id, CancellationToken.None));
        }
        Assert.Equal(TermFault.OutOfBounds, (await terms.RemoveAsync(sora.Caller, term.Id, 1)).Fault());
        Assert.IsType<TuningOutcome.Done>(await terms.SwitchAsync(sora.Caller, term.Id, 1, TermState.Off));
        Assert.IsType<TuningOutcome.Done>(await terms.RemoveAsync(sora.Caller, term.Id, 2));
        Assert.Empty(await TermsAsync(host));
    }

    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => "bdfghkmnpr"[digit - '0']));

    private static async Task<List<OwnTerm>> TermsAsync(CircleHost host)
    {
        await using var db = host.Db();
        return await db.OwnTerms.AsNoTracking().ToListAsync();
    }
}
