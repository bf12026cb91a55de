using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Moderation;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

/// <summary>What moderators do with the lists, in few words.</summary>
internal static class Lists
{
    public static TermDraft Phrase(string text, string kind = "abuse.insult", string language = "", string note = "") => new(text, language, kind, note);

    /// <summary>Adds a term, which runs dry.</summary>
    public static async Task<OwnTerm> AddTermAsync(this CircleHost host, Person staff, string text, string kind = "abuse.insult", string language = "") =>
        await host.TermAsync(Assert.IsType<TuningOutcome.Done>(await host.Get<OwnTerms>().AddAsync(staff.Caller, Phrase(text, kind, language))).TermId);

    public static async Task<OwnTerm> TermAsync(this CircleHost host, Guid id)
    {
        await using var db = host.Db();
        return await db.OwnTerms.AsNoTracking().SingleAsync(t => t.Id == id);
    }

    /// <summary>Looks at what it would catch, and switches it live.</summary>
    public static async Task GoLiveAsync(this CircleHost host, Person staff, OwnTerm term)
    {
        Assert.NotNull(await host.Get<DryRun>().RunAsync(staff.Caller, term.Id, CancellationToken.None));
        Assert.IsType<TuningOutcome.Done>(await host.Get<OwnTerms>().SwitchAsync(staff.Caller, term.Id, term.Version, TermState.Live));
        await host.FollowedAsync();
    }

    /// <summary>Waits until this node judges by the settings as they are stored.</summary>
    public static async Task FollowedAsync(this CircleHost host)
    {
        await using var db = host.Db();
        var version = await db.TuningHeads.Select(h => h.Version).SingleAsync();
        await Eventually.TrueAsync($"the node follows version {version}", TimeSpan.FromSeconds(30), () => host.Get<ScreenerInForce>().All.Version == version);
    }

    public static TermFault Fault(this TuningOutcome outcome) => Assert.IsType<TuningOutcome.Refused>(outcome).Fault;
}
