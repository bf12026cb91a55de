using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>Gathers what speaks for a look at a message in its one open case. Called under the lock of the message's channel.</summary>
internal static class GatherCase
{
    /// <summary>A text waits for a moderator, or a rule wants one to look: opens a case in the transaction that stores the text.</summary>
    /// <param name="batch">The transaction.</param>
    /// <param name="channel">The channel, under its lock.</param>
    /// <param name="message">The message as it is stored.</param>
    /// <param name="hit">What screening found; null when only the room's mode holds it.</param>
    /// <param name="waiting">The text that waits; null when it is visible already.</param>
    /// <param name="ct">Stops the wait for the database.</param>
    public static async Task ForScreeningAsync(
        ChannelBatch batch, Channel channel, Message message, ScreeningHit? hit, string? waiting, CancellationToken ct)
    {
        await using var db = await batch.ModelAsync(ct);
        var one = await FindOrOpenAsync(db, channel, message, batch.Now, ct);
        foreach (var category in hit?.Categories ?? [Waiting]) Add(one, category);
        one.Severity = Max(one.Severity, hit?.Severity ?? Severity.Normal);
        one.Waiting |= waiting is not null;
        one.Distressed(hit?.Card, batch.Now);
        await AddEvidenceAsync(db, one, [message], waiting, ct);
        await SaveAsync(batch, db, one, ct);
    }

    /// <summary>A member flagged a message.</summary>
    public static async Task<Case> ForFlagAsync(
        ChannelBatch batch, PeerCircleDb db, Channel channel, Message message, string reason, Severity severity, IReadOnlyCollection<Message> disclosed, CancellationToken ct)
    {
        var one = await FindOrOpenAsync(db, channel, message, batch.Now, ct);
        Add(one, reason);
        one.Flags++;
        one.Severity = Max(one.Severity, severity);
        await AddEvidenceAsync(db, one, disclosed, null, ct);
        await SaveAsync(batch, db, one, ct);
        return one;
    }

    /// <summary>Its author took a waiting text back: nobody has to decide any more, unless someone may be in danger.</summary>
    public static async Task ForWithdrawalAsync(ChannelBatch batch, PeerCircleDb db, Message message, CancellationToken ct)
    {
        var one = await db.Cases.SingleOrDefaultAsync(c => c.MessageId == message.Id && c.State == CaseState.Open, ct);
        if (one is not { Waiting: true }) return;
        one.Waiting = false;
        if (one is { Flags: 0, Severity: Severity.Normal })
        {
            (one.State, one.DecidedAt) = (CaseState.Withdrawn, batch.Now);
            // Kept only while a case needs it.
            await db.Evidence.Where(e => e.CaseId == one.Id).ExecuteDeleteAsync(ct);
        }
        await SaveAsync(batch, db, one, ct);
    }

    /// <summary>The category of a text that waits only because of the room's mode.</summary>
    public const string Waiting = "waiting";

    private static async Task<Case> FindOrOpenAsync(PeerCircleDb db, Channel channel, Message message, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Cases.SingleOrDefaultAsync(c => c.MessageId == message.Id && c.State == CaseState.Open, ct) is { } known) return known;
        var opened = new Case
        {
            ChannelId = channel.Id,
            MessageId = message.Id,
            SubjectId = message.AuthorId,
            OneToOne = channel.Kind is ChannelKind.Conversation,
            OtherId = channel.FirstMemberId == message.AuthorId ? channel.SecondMemberId : channel.FirstMemberId,
            Version = 0,
            OpenedAt = now,
        };
        db.Cases.Add(opened);
        return opened;
    }

    private static async Task AddEvidenceAsync(PeerCircleDb db, Case one, IReadOnlyCollection<Message> messages, string? waiting, CancellationToken ct)
    {
        foreach (var message in messages)
        {
            // Of a conversation all that was shown to the flagger is kept, sealed: taking it back, or changing it, does not take the proof.
            var text = message.Id == one.MessageId ? waiting ?? message.Text : one.OneToOne ? message.Text : null;
            if (await db.Evidence.FindAsync([one.Id, message.Id], ct) is { } known) known.Text = text;
            else db.Evidence.Add(new CaseEvidence { CaseId = one.Id, MessageId = message.Id, Text = text, Sealed = IHoldsSealedTexts.ToBeSealed(one.OneToOne) });
        }
    }

    private static async Task SaveAsync(ChannelBatch batch, PeerCircleDb db, Case one, CancellationToken ct)
    {
        one.Touch(batch.Now);
        await db.SaveChangesAsync(ct);
        batch.CaseChanged(one.Id);
    }

    internal static void Add(Case one, string category)
    {
        if (!one.CategoryList.Contains(category, StringComparer.Ordinal)) one.Categories = $"{one.Categories} {category}".Trim();
    }

    internal static Severity Max(Severity one, Severity other) => one > other ? one : other;
}
