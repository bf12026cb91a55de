using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Library;

/// <summary>
/// Moderators and safeguarding leads keep the directory of helplines. Whoever adds, changes or confirms an entry has looked it up and says
/// where; one that is wrong is hidden, and something always stays for those who are in no listed region.
/// </summary>
public sealed class KeepHelplines(ChannelWriter writer, LedgerWriter ledger, TuningBell bell)
{
    /// <summary>Adds an entry of the circle's own.</summary>
    public Task<HelplineOutcome> AddAsync(Caller staff, HelplineDraft draft) => WriteAsync(staff, Guid.CreateVersion7().ToString("N"), 0, new Adding(draft));

    /// <summary>Changes an entry; it counts as confirmed, and is shown again if it was hidden.</summary>
    /// <param name="staff">Who changes it.</param>
    /// <param name="key">The entry.</param>
    /// <param name="version">The version they saw; 0 for one that is as it ships.</param>
    /// <param name="draft">As it shall be.</param>
    public Task<HelplineOutcome> ChangeAsync(Caller staff, string key, int version, HelplineDraft draft) => WriteAsync(staff, key, version, new Changing(draft));

    /// <summary>Says that an entry was looked up today and is right; it is shown again if it was hidden.</summary>
    public Task<HelplineOutcome> ConfirmAsync(Caller staff, string key, int version, string? source) => WriteAsync(staff, key, version, new Confirming(source));

    /// <summary>Hides an entry.</summary>
    public Task<HelplineOutcome> MarkWrongAsync(Caller staff, string key, int version) => WriteAsync(staff, key, version, new MarkingWrong());

    private Task<HelplineOutcome> WriteAsync(Caller staff, string key, int version, HelplineEdit edit) =>
        writer.CommitAsync(new Write(staff, key, version, edit, ledger, bell));

    private sealed class Write(Caller staff, string key, int version, HelplineEdit edit, LedgerWriter ledger, TuningBell bell)
        : SettingsWrite<HelplineOutcome>(staff, SettingsHead.Helplines, ledger, bell)
    {
        private readonly LedgerWriter ledger = ledger;

        protected override HelplineOutcome NotFound => new HelplineOutcome.NotFound();

        protected override async Task<ISettingsHead> HeadAsync(PeerCircleDb db, CancellationToken ct) => await db.HelplineHeads.SingleAsync(ct);

        protected override async Task<(HelplineOutcome Outcome, SettingsAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct)
        {
            var rows = await db.Helplines.ToListAsync(ct);
            var row = rows.Find(kept => kept.Key == key) ?? New();
            if (row is null) return (NotFound, null);
            if (row.Version != version) return Refused(HelplineFault.Changed);
            if (row.Version == 0) rows.Add(row);
            if (rows.Count > KeptHelpline.Most) return Refused(HelplineFault.Full);
            if (edit.Apply(row, now) is { } fault) return Refused(fault);
            if (!HelplineState.Shown(rows).Lines.Any(line => line.Region == Helplines.International)) return Refused(HelplineFault.LastForAll);
            if (row.Version == 0) db.Helplines.Add(row);
            (row.Version, row.ChangedBy, row.ChangedAt, row.ShippedMark) = (row.Version + 1, By, now, Helplines.MarkOf(key));
            // The facts by a keyed hash: what was in force at a time can be proven, and no source or name stands in the ledger.
            return (new HelplineOutcome.Done(key), new SettingsAct(edit.Act, ("helpline", key), ("facts", ledger.NameOf(row.Facts))));
        }

        private KeptHelpline? New() => Helplines.ByKey.TryGetValue(key, out var shipped)
            ? new KeptHelpline { Key = key, Facts = HelplineFacts.Write(shipped) }
            : edit is Adding ? new KeptHelpline { Key = key, Facts = "" } : null;

        private static (HelplineOutcome Outcome, SettingsAct? Act) Refused(HelplineFault fault) => (new HelplineOutcome.Refused(fault), null);
    }
}
