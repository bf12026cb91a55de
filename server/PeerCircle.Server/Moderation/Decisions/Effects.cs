using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>What a decision does, in the transaction that saves it.</summary>
public sealed class Effects(Sessions sessions)
{
    /// <summary>Carries a decision out; a slug when it can't be.</summary>
    internal async Task<string?> ApplyAsync(
        ChannelBatch batch, PeerCircleDb db, Case one, Decision decision, Judgement judgement, Caller moderator, CancellationToken ct)
    {
        // There is no room that a mute could stay in.
        if (one.Kind is not CaseKind.Message && decision is { Action: Actions.Mute, Scope: Scopes.Room }) return Slug.NotPossible;
        var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == one.MessageId, ct);
        if (decision.Action is Actions.Warn or Actions.Mute or Actions.Ban && !await MaySanctionAsync(db, one.SubjectId, moderator, ct)) return Slug.Forbidden;
        if (!await ChangeMessageAsync(batch, db, message, decision.Action, judgement.AlsoRemove, ct)) return Slug.NotPossible;
        if (decision.Action is Actions.Mute) Impose(batch, db, one, decision, SanctionKind.Mute);
        if (decision.Action is Actions.Ban) await BanAsync(batch, db, one, decision, ct);
        return null;
    }

    // Staff are answered for by the lead: two moderators can't shut each other out.
    private static async Task<bool> MaySanctionAsync(PeerCircleDb db, Guid subjectId, Caller moderator, CancellationToken ct)
    {
        var roles = await db.Users.Where(m => m.Id == subjectId).Select(m => m.Roles).SingleOrDefaultAsync(ct);
        return !roles.IsStaff() || moderator.Roles.HasFlag(Roles.SafeguardingLead);
    }

    private static async Task<bool> ChangeMessageAsync(
        ChannelBatch batch, PeerCircleDb db, Message? message, string action, bool alsoRemove, CancellationToken ct)
    {
        var waits = message is { State: MessageState.Held } or { State: MessageState.Visible, HeldEdit: not null };
        switch (action)
        {
            case Actions.Approve:
                return message is not null && message.Approve(batch.Now) && await PublishAsync(batch, db, message, waits, ct);
            case Actions.Return:
                return message is not null && message.Return() && await GiveBackAsync(batch, db, message, ct);
            case Actions.Remove:
                return message is not null && message.Remove() && await PublishAsync(batch, db, message, waits, ct);
            case Actions.NoAction:
                // A waiting text can't be left waiting for ever.
                return !waits;
            default:
                if (waits && message is not null) return message.Return() && await GiveBackAsync(batch, db, message, ct);
                return !alsoRemove || message is null || !message.Remove() || await PublishAsync(batch, db, message, false, ct);
        }
    }

    private static async Task<bool> PublishAsync(ChannelBatch batch, PeerCircleDb db, Message message, bool tellAuthor, CancellationToken ct)
    {
        await batch.PublishAsync(db, batch.Find(message.ChannelId)!, message, ct);
        return !tellAuthor || await GiveBackAsync(batch, db, message, ct);
    }

    private static async Task<bool> GiveBackAsync(ChannelBatch batch, PeerCircleDb db, Message message, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await batch.TellPendingAsync(batch.Find(message.ChannelId)!, message.AuthorId, ct);
        return true;
    }

    private static void Impose(ChannelBatch batch, PeerCircleDb db, Case one, Decision decision, SanctionKind kind)
    {
        var sanction = new Sanction
        {
            MemberId = one.SubjectId,
            Kind = kind,
            ChannelId = kind is SanctionKind.Mute && decision.Scope == Scopes.Room ? one.ChannelId : null,
            DecisionId = decision.Id,
            From = batch.Now,
            Until = decision.Days is { } days ? batch.Now.AddDays(days) : null,
        };
        db.Sanctions.Add(sanction);
        batch.Impose(new Bar(sanction.MemberId, kind, sanction.ChannelId));
    }

    private async Task BanAsync(ChannelBatch batch, PeerCircleDb db, Case one, Decision decision, CancellationToken ct)
    {
        Impose(batch, db, one, decision, SanctionKind.Ban);
        var now = batch.Now;
        await db.Sessions.Where(s => s.MemberId == one.SubjectId && s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), ct);
        // Each node reads the revocations every second and closes what they name; the bell after the commit makes it sooner.
        db.Revocations.Add(new Revocation { MemberId = one.SubjectId, Reason = Slug.Suspended, At = now });
        batch.AfterCommit(() =>
        {
            sessions.ForgetAll(one.SubjectId);
            return Task.CompletedTask;
        });
    }
}
