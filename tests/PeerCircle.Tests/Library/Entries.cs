using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Library;
using PeerCircle.Server.Moderation;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Library;

/// <summary>What staff do with helplines, in few words.</summary>
internal static class Entries
{
    /// <summary>An entry that can be kept, with some fields written otherwise. The name and the address are nobody's.</summary>
    public static HelplineDraft Draft(params (string Name, string Value)[] other)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "Lamp Line",
            ["region"] = "GB",
            ["hours-en"] = "evenings",
            ["kind-0"] = "chat",
            ["reach-0"] = "https://lamp.example/chat",
            ["source"] = "https://lamp.example",
        };
        foreach (var (name, value) in other) fields[name] = value;
        return new HelplineDraft(name => fields.GetValueOrDefault(name, ""));
    }

    public static async Task<string> KeyAsync(this Task<HelplineOutcome> change) => Assert.IsType<HelplineOutcome.Done>(await change).Key;

    public static async Task<HelplineFault> FaultAsync(this Task<HelplineOutcome> change) => Assert.IsType<HelplineOutcome.Refused>(await change).Fault;

    /// <summary>Waits until this node shows the helplines as they are stored.</summary>
    public static async Task HelplinesFollowedAsync(this CircleHost host)
    {
        await using var db = host.Db();
        var version = await db.HelplineHeads.Select(h => h.Version).SingleAsync();
        await Eventually.TrueAsync($"the node shows version {version}", TimeSpan.FromSeconds(30), () => host.Get<HelplinesInForce>().Version == version);
    }

    public static IReadOnlyList<HelplineView> Card(this CircleHost host, string region, string language = "en") =>
        host.Get<SupportCards>().For(SupportKind.Self, region, language).Helplines;

    public static async Task<HelplineState> EntryAsync(this CircleHost host, string key) =>
        (await host.Get<HelplineDesk>().AllAsync(CancellationToken.None)).Single(state => state.Line.Key == key);

    public static async Task<string> HelplineVersionAsync(this CircleHost host, string key) =>
        (await host.EntryAsync(key)).Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the ledger says of the helplines, oldest first.</summary>
    public static async Task<List<LedgerEntry>> HelplineActsAsync(this CircleHost host)
    {
        await using var db = host.Db();
        return await db.Ledger.AsNoTracking().Where(row => row.Act.StartsWith("helpline-")).OrderBy(row => row.Seq).ToListAsync();
    }
}
