using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Moderation;

/// <summary>Moderators and safeguarding leads keep the community's own phrases. A new one runs dry; one that catches something else than before runs dry again.</summary>
public sealed class OwnTerms(ChannelWriter writer, LedgerWriter ledger, TuningBell bell)
{
    /// <summary>Adds a term, running dry.</summary>
    public Task<TuningOutcome> AddAsync(Caller staff, TermDraft draft) =>
        draft.Fault is { } fault ? Refused(fault) : writer.CommitAsync(new Add(staff, draft, ledger, bell));

    /// <summary>Changes a term.</summary>
    /// <param name="staff">Who changes it.</param>
    /// <param name="id">The term.</param>
    /// <param name="version">The version they saw.</param>
    /// <param name="draft">As it shall be.</param>
    public Task<TuningOutcome> ChangeAsync(Caller staff, Guid id, int version, TermDraft draft) =>
        draft.Fault is { } fault ? Refused(fault) : writer.CommitAsync(new Change(staff, id, version, draft, ledger, bell));

    /// <summary>Switches a term; live only when its dry run was seen as it is now.</summary>
    public Task<TuningOutcome> SwitchAsync(Caller staff, Guid id, int version, TermState state) =>
        writer.CommitAsync(new Switch(staff, id, version, state, ledger, bell));

    /// <summary>Removes a term that is off.</summary>
    public Task<TuningOutcome> RemoveAsync(Caller staff, Guid id, int version) => writer.CommitAsync(new Remove(staff, id, version, ledger, bell));

    private static Task<TuningOutcome> Refused(TermFault fault) => Task.FromResult<TuningOutcome>(new TuningOutcome.Refused(fault));

    private static void Put(OwnTerm term, TermDraft draft)
    {
        var kind = TermKind.Find(draft.Kind)!;
        (term.Category, term.Section, term.Text, term.Language, term.Note) = (kind.Category, kind.Section, draft.Phrase, draft.Language ?? "", draft.Remark);
    }

    private static Task<bool> IsThereAsync(PeerCircleDb db, TermDraft draft, Guid other, CancellationToken ct)
    {
        var (kind, text, language) = (TermKind.Find(draft.Kind)!, draft.Phrase, draft.Language ?? "");
        return db.OwnTerms.AnyAsync(t => t.Id != other && t.Category == kind.Category && t.Section == kind.Section && t.Text == text && t.Language == language, ct);
    }

    private sealed class Add(Caller staff, TermDraft draft, LedgerWriter ledger, TuningBell bell) : TuningWrite(staff, ledger, bell)
    {
        protected override async Task<(TuningOutcome Outcome, SettingsAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct)
        {
            if (await db.OwnTerms.CountAsync(ct) >= OwnTerm.Most) return (new TuningOutcome.Refused(TermFault.Full), null);
            if (await IsThereAsync(db, draft, Guid.Empty, ct)) return (new TuningOutcome.Refused(TermFault.Twice), null);
            var term = new OwnTerm { Text = "", Language = "", Category = "", Section = "", ChangedBy = By, ChangedAt = now };
            Put(term, draft);
            db.OwnTerms.Add(term);
            return (new TuningOutcome.Done(term.Id), new SettingsAct("term-add", ("term", term.Id.ToString()), ("kind", draft.Kind!)));
        }
    }

    private abstract class OfOne(Caller staff, Guid id, int version, LedgerWriter ledger, TuningBell bell) : TuningWrite(staff, ledger, bell)
    {
        protected sealed override async Task<(TuningOutcome Outcome, SettingsAct? Act)> ChangeAsync(PeerCircleDb db, DateTimeOffset now, CancellationToken ct)
        {
            if (await db.OwnTerms.SingleOrDefaultAsync(t => t.Id == id, ct) is not { } term) return (new TuningOutcome.NotFound(), null);
            if (term.Version != version) return (new TuningOutcome.Refused(TermFault.Changed), null);
            if (await ChangeAsync(db, term, ct) is { } fault) return (new TuningOutcome.Refused(fault), null);
            (term.Version, term.ChangedBy, term.ChangedAt) = (term.Version + 1, By, now);
            return (new TuningOutcome.Done(id), new SettingsAct(Act, ("term", id.ToString()), ("state", term.State.ToString().ToLowerInvariant())));
        }

        protected abstract string Act { get; }

        protected abstract Task<TermFault?> ChangeAsync(PeerCircleDb db, OwnTerm term, CancellationToken ct);
    }

    private sealed class Change(Caller staff, Guid id, int version, TermDraft draft, LedgerWriter ledger, TuningBell bell) : OfOne(staff, id, version, ledger, bell)
    {
        protected override string Act => "term-change";

        protected override async Task<TermFault?> ChangeAsync(PeerCircleDb db, OwnTerm term, CancellationToken ct)
        {
            if (await IsThereAsync(db, draft, term.Id, ct)) return TermFault.Twice;
            var isSame = draft.CatchesAs(term);
            Put(term, draft);
            if (isSame) return null;
            term.Revision++;
            if (term.State is TermState.Live) term.State = TermState.Dry;
            return null;
        }
    }

    private sealed class Switch(Caller staff, Guid id, int version, TermState state, LedgerWriter ledger, TuningBell bell) : OfOne(staff, id, version, ledger, bell)
    {
        protected override string Act => "term-switch";

        protected override Task<TermFault?> ChangeAsync(PeerCircleDb db, OwnTerm term, CancellationToken ct)
        {
            if (state is TermState.Live && !term.IsTried) return Task.FromResult<TermFault?>(TermFault.NotTried);
            term.State = state;
            return Task.FromResult<TermFault?>(null);
        }
    }

    private sealed class Remove(Caller staff, Guid id, int version, LedgerWriter ledger, TuningBell bell) : OfOne(staff, id, version, ledger, bell)
    {
        protected override string Act => "term-remove";

        protected override Task<TermFault?> ChangeAsync(PeerCircleDb db, OwnTerm term, CancellationToken ct)
        {
            if (term.State is not TermState.Off) return Task.FromResult<TermFault?>(TermFault.OutOfBounds);
            db.OwnTerms.Remove(term);
            return Task.FromResult<TermFault?>(null);
        }
    }
}
