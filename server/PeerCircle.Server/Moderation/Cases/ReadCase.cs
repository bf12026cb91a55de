using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// What a moderator needs to read for a case: in a room the messages around it, of a conversation only what was disclosed, and each
/// time that is read, the ledger says so.
/// </summary>
public sealed class ReadCase(CaseDesk desk, ShiftBook shifts, ChannelWriter writer, LedgerWriter ledger)
{
    /// <summary>Messages before and after, in a room.</summary>
    internal const int Around = 5;

    /// <summary>The context; null when this caller may not see the case.</summary>
    public async Task<CaseContext?> RunAsync(Caller moderator, Guid caseId, CancellationToken ct)
    {
        if (await desk.ChannelOfAsync(moderator, caseId, ct) is not { } channelId) return null;
        var write = new Write(moderator, channelId, caseId, await shifts.IsOnAsync(moderator, ct), ledger);
        return await writer.CommitAsync(write) is Context(var context) ? context : null;
    }

    private sealed record Context(CaseContext Value) : CaseOutcome;

    private sealed class Write(Caller moderator, Guid channelId, Guid caseId, bool onShift, LedgerWriter ledger)
        : CaseWrite(moderator, channelId, caseId, onShift)
    {
        protected override async Task<CaseOutcome> ChangeAsync(ChannelBatch batch, PeerCircleDb db, Case one, CancellationToken ct)
        {
            var evidence = await db.Evidence.AsNoTracking().Where(e => e.CaseId == one.Id).ToDictionaryAsync(e => e.MessageId, ct);
            if (one.Kind is not CaseKind.Message) return await TextsAsync(batch, db, one, ct);
            var rows = one.OneToOne ? await DisclosedAsync(db, evidence.Keys, ct) : await AroundAsync(db, one, ct);
            var messages = rows.Select(r => View(r, one, evidence)).ToList();
            if (one.OneToOne) await ledger.AppendAsync(batch, db, Act(one, "disclose", ("messages", string.Join(' ', rows.Select(r => r.Message.Id)))), ct);
            return new Context(new CaseContext(one.Id, messages, await FlagsAsync(db, one, ct), await NotesAsync(db, one, ct)));
        }

        private async Task<CaseOutcome> TextsAsync(ChannelBatch batch, PeerCircleDb db, Case one, CancellationToken ct)
        {
            var evidence = await db.Evidence.AsNoTracking().Where(e => e.CaseId == one.Id).ToListAsync(ct);
            var author = await db.Users.AsNoTracking().SingleOrDefaultAsync(m => m.Id == one.SubjectId, ct);
            var by = new AuthorView(one.SubjectId, author?.UserName ?? "", (author?.Roles ?? Roles.Member).Shown());
            var texts = evidence.OrderBy(e => e.MessageId).Select(e => new ContextMessage(
                new MessageView(e.MessageId, one.ChannelId, 0, 0, by, one.OpenedAt, MessageStates.Visible, MessageRenderer.ToHtml(e.Text ?? ""), default), IsSubject: true)).ToList();
            await ledger.AppendAsync(batch, db, Act(one, "disclose", ("texts", string.Join(' ', texts.Select(t => t.Message.Id)))), ct);
            return new Context(new CaseContext(one.Id, texts, [], await NotesAsync(db, one, ct)));
        }

        private static async Task<IReadOnlyList<MessageRow>> DisclosedAsync(PeerCircleDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
        {
            var rows = await db.Messages.AsNoTracking().Where(m => ids.Contains(m.Id)).WithNames(db).ToListAsync(ct);
            return [.. rows.OrderBy(r => r.Message.Position ?? long.MaxValue)];
        }

        private static async Task<IReadOnlyList<MessageRow>> AroundAsync(PeerCircleDb db, Case one, CancellationToken ct)
        {
            var room = db.Messages.AsNoTracking().Where(m => m.ChannelId == one.ChannelId);
            var at = await room.Where(m => m.Id == one.MessageId).Select(m => m.Position).SingleOrDefaultAsync(ct) ?? long.MaxValue;
            var before = await room.Where(m => m.Position < at).OrderByDescending(m => m.Position).Take(Around).WithNames(db).ToListAsync(ct);
            var after = await room.Where(m => m.Position > at).OrderBy(m => m.Position).Take(Around).WithNames(db).ToListAsync(ct);
            var subject = await room.Where(m => m.Id == one.MessageId).WithNames(db).ToListAsync(ct);
            return [.. before.OrderBy(r => r.Message.Position), .. subject, .. after.OrderBy(r => r.Message.Position)];
        }

        private static ContextMessage View(MessageRow row, Case one, Dictionary<Guid, CaseEvidence> evidence)
        {
            var isSubject = row.Message.Id == one.MessageId;
            // A quote could hold words that were not disclosed.
            var view = row.View() with { Quote = null };
            var text = evidence.GetValueOrDefault(row.Message.Id)?.Text ?? (isSubject ? row.Message.HeldEdit : null);
            return new ContextMessage(text is not null ? view with { Html = MessageRenderer.ToHtml(text) } : view, isSubject);
        }

        private static async Task<IReadOnlyList<FlagWords>> FlagsAsync(PeerCircleDb db, Case one, CancellationToken ct) =>
            [.. (await db.Flags.AsNoTracking().Where(f => f.CaseId == one.Id).OrderBy(f => f.At).ToListAsync(ct)).Select(f => new FlagWords(f.Reason, f.Note, f.At))];

        private static async Task<IReadOnlyList<CaseNoteView>> NotesAsync(PeerCircleDb db, Case one, CancellationToken ct)
        {
            var notes = await db.CaseNotes.AsNoTracking().Where(n => n.CaseId == one.Id).OrderBy(n => n.At)
                .Select(n => new { Note = n, By = db.Users.Where(m => m.Id == n.AuthorId).Select(m => m.UserName).FirstOrDefault() })
                .ToListAsync(ct);
            return [.. notes.Select(n => new CaseNoteView(new PersonView(n.Note.AuthorId, n.By ?? ""), n.Note.Action, n.Note.Text, n.Note.At))];
        }
    }
}
