using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Screening;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>Makes the learned score of a category count sooner or later, within what is safe.</summary>
public sealed class SetSensitivity(ChannelWriter writer, LedgerWriter ledger, TuningBell bell)
{
    /// <param name="staff">Who changes it.</param>
    /// <param name="category">A category.</param>
    /// <param name="seen">The steps they saw.</param>
    /// <param name="steps">The steps it shall have.</param>
    public Task<TuningOutcome> RunAsync(Caller staff, string category, int seen, int steps) =>
        Sensitivity.Fits(category, steps)
            ? writer.CommitAsync(new Write(staff, category, seen, steps, ledger, bell))
            : Task.FromResult<TuningOutcome>(new TuningOutcome.Refused(TermFault.OutOfBounds));

    private sealed class Write(Caller staff, string category, int seen, int steps, LedgerWriter ledger, TuningBell bell) : TuningWrite(staff, ledger, bell)
    {
        protected override async Task<(TuningOutcome Outcome, SettingsAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct)
        {
            var row = await db.Sensitivities.SingleOrDefaultAsync(s => s.Category == category, ct);
            var before = row?.Steps ?? 0;
            if (before != seen) return (new TuningOutcome.Refused(TermFault.Changed), null);
            if (before == steps) return (new TuningOutcome.Done(), null);
            if (row is null) db.Sensitivities.Add(row = new ChosenSensitivity { Category = category });
            (row.Steps, row.ChangedBy, row.ChangedAt) = (steps, By, now);
            return (new TuningOutcome.Done(), new SettingsAct("sensitivity", ("category", category), ("from", Plain(before)), ("to", Plain(steps))));
        }

        private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
