using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Screening;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>What became of a flag.</summary>
public abstract record FlagOutcome
{
    public sealed record Taken(FlagReceipt Receipt) : FlagOutcome
    {
        /// <summary>A card to show at once: what was written with it sounds like distress.</summary>
        public SupportKind? Support { get; init; }
    }

    /// <summary>There is no such message for this person.</summary>
    public sealed record NotFound : FlagOutcome;

    /// <summary>It can't be flagged, and why.</summary>
    public sealed record Refused(string Slug) : FlagOutcome;
}

/// <summary>A member asks for a look at a message. The same person and message give the same flag again.</summary>
public sealed class FlagMessage(IDbContextFactory<PeerCircleDb> databases, ChannelWriter writer, ScreenerInForce screener, GatherText cases)
{
    /// <param name="caller">Who flags. Nobody is told.</param>
    /// <param name="messageId">The message.</param>
    /// <param name="reason">One of <see cref="FlagReasons"/>.</param>
    /// <param name="note">In their own words; may be empty.</param>
    /// <param name="shown">Of a conversation: the messages that were shown beforehand; no others are disclosed. Null: those around it now.</param>
    /// <param name="ct">Stops the look for the message.</param>
    public async Task<FlagOutcome> RunAsync(
        Caller caller, Guid messageId, string? reason, string? note, IReadOnlyCollection<Guid>? shown, CancellationToken ct)
    {
        if (!FlagReasons.All.Contains(reason, StringComparer.Ordinal)) return new FlagOutcome.Refused(Slug.UnknownFlagReason);
        if (Note(note) is not (true, var bounded)) return new FlagOutcome.Refused(Slug.InvalidNote);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.FlaggableAsync(caller, messageId, ct) is not { } message) return new FlagOutcome.NotFound();
        if (message.AuthorId == caller.MemberId) return new FlagOutcome.Refused(Slug.OwnMessage);
        var screened = bounded is null ? null : Screened.Check(screener.Now, bounded, null, caller.Language, Place.Room);
        // Of themselves: someone is to see to the one who flags. Of another: the flag itself is urgent.
        if (screened is { Support: SupportKind.Self, Hit: { } hit }) await cases.RunAsync(caller.MemberId, CaseKind.FlagNote, null, hit, screened.Text);
        var severity = screened?.Support is SupportKind.Other ? Severity.Urgent : FlagReasons.SeverityOf(reason!);
        var outcome = await writer.CommitAsync(new Write(caller, message.ChannelId, messageId, reason!, bounded, shown, severity));
        return outcome is FlagOutcome.Taken taken ? taken with { Support = screened?.Support } : outcome;
    }

    private static (bool Fit, string? Note) Note(string? note)
    {
        if (string.IsNullOrWhiteSpace(note)) return (true, null);
        return TextCheck.Of(note.Trim(), Limits.FlagNoteUnits, Limits.TextBytes) is CheckedText.Ok(var bounded) ? (true, bounded) : (false, null);
    }

    private sealed class Write(Caller flagger, Guid channelId, Guid messageId, string reason, string? note, IReadOnlyCollection<Guid>? shown, Severity severity)
        : MessageWrite<FlagOutcome>(channelId, messageId)
    {
        protected override FlagOutcome Missing => new FlagOutcome.NotFound();

        protected override async Task<Done> ChangeAsync(Change change, CancellationToken ct)
        {
            var (db, message) = (change.Db, change.Message);
            var before = await db.Flags.SingleOrDefaultAsync(f => f.FlaggerId == flagger.MemberId && f.MessageId == message.Id, ct);
            if (before is not null) return new Done(new FlagOutcome.Taken(Receipt(before)));
            if (message.State is not MessageState.Visible || !change.Channel.IsVisibleTo(flagger)) return new Done(Missing);
            var disclosed = (await db.DisclosedWithAsync(change.Channel, message, ct)).Where(m => shown is null || m.Id == message.Id || shown.Contains(m.Id)).ToList();
            var one = await GatherCase.ForFlagAsync(change.Batch, db, change.Channel, message, reason, severity, disclosed, ct);
            var flag = Flag(one, disclosed, change.Batch.Now);
            db.Flags.Add(flag);
            db.Notices.Add(new Notice { MemberId = flagger.MemberId, Kind = NoticeKind.Receipt, At = change.Batch.Now, Place = await db.PlaceAsync(ChannelId, ct) });
            return new Done(new FlagOutcome.Taken(Receipt(flag)));
        }

        private Flag Flag(Case one, List<Message> disclosed, DateTimeOffset now) => new()
        {
            CaseId = one.Id,
            MessageId = one.MessageId,
            FlaggerId = flagger.MemberId,
            Reason = reason,
            Note = note,
            Sealed = IHoldsSealedTexts.ToBeSealed(one.OneToOne),
            Disclosed = string.Join(' ', disclosed.Select(m => m.Id)),
            At = now,
        };

        private static FlagReceipt Receipt(Flag flag) => new(flag.Id, [.. flag.Disclosed.Split(' ').Select(Guid.Parse)]);
    }
}
