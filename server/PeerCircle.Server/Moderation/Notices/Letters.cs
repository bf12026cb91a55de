using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>Writes to the people a decision concerns: its reasons to whom it is about, one outcome to each who flagged.</summary>
internal static class Letters
{
    public static async Task WriteAsync(PeerCircleDb db, Case one, Decision decision, string? note, CancellationToken ct)
    {
        var place = one.IsCall ? null : await db.PlaceAsync(one.ChannelId, ct);
        if (Actions.IsToldToSubject(decision.Action))
            db.Notices.Add(new Notice
            {
                MemberId = one.SubjectId,
                Kind = NoticeKind.Decision,
                At = decision.At,
                Place = place,
                DecisionId = decision.Id,
                MessageId = one.Kind is CaseKind.Message or CaseKind.Call ? one.MessageId : null,
                Note = decision.Action is Actions.Return ? note : null,
                Sealed = IHoldsSealedTexts.ToBeSealed(one.IsSealed),
            });
        foreach (var flagger in await db.Flags.Where(f => f.CaseId == one.Id).Select(f => f.FlaggerId).Distinct().ToListAsync(ct))
            db.Notices.Add(new Notice
            {
                MemberId = flagger,
                Kind = NoticeKind.Outcome,
                At = decision.At,
                Place = place,
                Acted = Actions.IsToldToSubject(decision.Action),
            });
    }
}
