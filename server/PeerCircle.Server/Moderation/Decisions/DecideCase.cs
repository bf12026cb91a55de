using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Decides a case: the statement of reasons, its effect, the letters and the ledger's row are saved in one transaction. Of many
/// decisions at once one wins; the notes of the others are kept.
/// </summary>
public sealed class DecideCase(CaseDesk desk, ShiftBook shifts, ChannelWriter writer, Effects effects, LedgerWriter ledger)
{
    public async Task<CaseOutcome> RunAsync(Caller moderator, Guid caseId, Judgement judgement, CancellationToken ct)
    {
        if (await desk.ChannelOfAsync(moderator, caseId, ct) is not { } channelId) return new CaseOutcome.NotFound();
        if (!Actions.All.Contains(judgement.Action, StringComparer.Ordinal)) return new CaseOutcome.Refused(Slug.UnknownAction);
        if (judgement.Gaps() is { Count: > 0 } gaps) return new CaseOutcome.Incomplete(gaps);
        var write = new Write(moderator, channelId, caseId, await shifts.IsOnAsync(moderator, ct), judgement, effects, ledger);
        return await desk.ShowAsync(moderator, caseId, await writer.CommitAsync(write));
    }

    private sealed class Write(
        Caller moderator, Guid channelId, Guid caseId, bool onShift, Judgement judgement, Effects effects, LedgerWriter ledger)
        : CaseWrite(moderator, channelId, caseId, onShift)
    {
        protected override async Task<CaseOutcome> ChangeAsync(ChannelBatch batch, PeerCircleDb db, Case one, CancellationToken ct)
        {
            KeepNote(db, one, batch.Now);
            if (one.State is not CaseState.Open) return new CaseOutcome.Refused(Slug.AlreadyDecided);
            if (HeldByOther(one, batch.Now) is { } held) return held;
            if (one.Version != judgement.Version) return new CaseOutcome.Refused(Slug.CaseChanged);
            // Who asked for a person is owed an answer, and nothing else.
            if (one.IsCall && judgement.Action is not Actions.Talk) return new CaseOutcome.Refused(Slug.NotPossible);
            var decision = Decision(one, batch.Now);
            if (await effects.ApplyAsync(batch, db, one, decision, judgement, Moderator, ct) is { } slug) return new CaseOutcome.Refused(slug);
            db.Decisions.Add(decision);
            (one.State, one.Waiting, one.DecidedAt, one.ClaimedBy, one.ClaimUntil) = (CaseState.Decided, false, batch.Now, null, null);
            one.Touch(batch.Now);
            await Letters.WriteAsync(db, one, decision, judgement.Note, ct);
            await ledger.AppendAsync(batch, db, LedgerRow(one, decision), ct);
            return new CaseOutcome.Saved(decision.Id, decision.Action);
        }

        // Also when the decision comes too late: what someone thought about a case is not lost.
        private void KeepNote(PeerCircleDb db, Case one, DateTimeOffset now)
        {
            var text = string.IsNullOrWhiteSpace(judgement.Note) ? null : judgement.Note.Trim();
            if (text is null && one.State is CaseState.Open) return;
            db.CaseNotes.Add(new CaseNote
            {
                CaseId = one.Id,
                AuthorId = Moderator.MemberId,
                Action = judgement.Action,
                Text = text ?? judgement.Reason.Facts!,
                Sealed = IHoldsSealedTexts.ToBeSealed(one.IsSealed),
                At = now,
            });
        }

        private Decision Decision(Case one, DateTimeOffset now) => new()
        {
            CaseId = one.Id,
            ModeratorId = Moderator.MemberId,
            SubjectId = one.SubjectId,
            Action = judgement.Action,
            Rule = judgement.Reason.Rule!.Trim(),
            Facts = judgement.Reason.Facts!.Trim(),
            Scope = judgement.Reason.Scope!.Trim(),
            Days = judgement.Reason.Days,
            Sealed = IHoldsSealedTexts.ToBeSealed(one.IsSealed),
            Automated = false,
            At = now,
        };

        // Words about a person must be erasable, a ledger is not: facts, and a rule or scope in a moderator's own words, are named by a
        // keyed hash. A bare one could be guessed.
        private LedgerAct LedgerRow(Case one, Decision decision) => Act(
            one, "decide",
            ("decision", decision.Id.ToString()), ("action", decision.Action), ("rule", Known(CaseWords.Rules, decision.Rule)), ("scope", Known(Scopes.All, decision.Scope)),
            ("days", decision.Days?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("alsoRemoved", judgement.AlsoRemove ? "true" : null),
            ("facts", ledger.NameOf(decision.Facts)));

        private string Known(IReadOnlyList<string> names, string word) => names.Contains(word, StringComparer.Ordinal) ? word : ledger.NameOf(word);
    }
}
