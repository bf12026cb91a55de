using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>The phrases that ship, which a community may switch off one by one; never those that tell a crisis.</summary>
public sealed class ShippedTerms(ChannelWriter writer, LedgerWriter ledger, TuningBell bell)
{
    private static readonly Lazy<IReadOnlyDictionary<string, Phrase>> Keyed =
        new(() => Phrase.Shipped.DistinctBy(ShippedOff.KeyOf, StringComparer.Ordinal).ToDictionary(ShippedOff.KeyOf, StringComparer.Ordinal));

    /// <summary>Every shipped phrase by its <see cref="ShippedOff.KeyOf"/>.</summary>
    public static IReadOnlyDictionary<string, Phrase> ByKey => Keyed.Value;

    /// <summary>Switches a shipped phrase off, or on again.</summary>
    public Task<TuningOutcome> SwitchAsync(Caller staff, string key, bool on) =>
        !ByKey.TryGetValue(key, out var phrase) ? Task.FromResult<TuningOutcome>(new TuningOutcome.NotFound())
        : !on && !ShippedOff.Allows(phrase) ? Task.FromResult<TuningOutcome>(new TuningOutcome.Refused(TermFault.OutOfBounds))
        : writer.CommitAsync(new Switch(staff, key, on, ledger, bell));

    private sealed class Switch(Caller staff, string key, bool on, LedgerWriter ledger, TuningBell bell) : TuningWrite(staff, ledger, bell)
    {
        protected override async Task<(TuningOutcome Outcome, SettingsAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct)
        {
            var row = await db.ShippedOff.SingleOrDefaultAsync(o => o.Key == key, ct);
            if (row is null == on) return (new TuningOutcome.Done(), null);
            if (row is not null) db.ShippedOff.Remove(row);
            else db.ShippedOff.Add(new ShippedOff { Key = key, ChangedBy = By, ChangedAt = now });
            return (new TuningOutcome.Done(), new SettingsAct(on ? "shipped-on" : "shipped-off", ("phrase", key)));
        }
    }
}
