using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>
/// Gathers what screening found in texts that are no messages: the opening line of a request, a mentor's profile. Someone in danger is
/// seen also when their text could not be taken. One case per writer and reader; the text is kept sealed, for that case alone.
/// </summary>
public sealed class GatherText(ChannelWriter writer)
{
    /// <param name="authorId">Who wrote it.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="otherId">Whom it was written to, where that is one person: they never see the case.</param>
    /// <param name="hit">What was found.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="LogBusyException">Nothing was stored.</exception>
    public Task RunAsync(Guid authorId, CaseKind kind, Guid? otherId, ScreeningHit hit, string text) =>
        writer.CommitAsync(new Write(authorId, kind, otherId, hit, text));

    private sealed class Write(Guid authorId, CaseKind kind, Guid? otherId, ScreeningHit hit, string text) : ChannelWrite<Case>(authorId)
    {
        internal override Locks Locks => new(CasesOf: ChannelId);

        // ChannelId is the writer here: see Case.ChannelId.
        protected override async Task<Case> DecideAsync(ChannelBatch batch, CancellationToken ct)
        {
            await using var db = await batch.ModelAsync(ct);
            var one = await db.Cases.FirstOrDefaultAsync(
                c => c.SubjectId == ChannelId && c.Kind == kind && c.OtherId == otherId && c.State == CaseState.Open, ct) ?? New(batch.Now);
            var known = await db.Evidence.Where(e => e.CaseId == one.Id).ToListAsync(ct);
            // Sent once more: there is nothing new to look at.
            if (known.Exists(e => string.Equals(e.Text, text, StringComparison.Ordinal))) return one;
            if (one.Version == 0) db.Cases.Add(one);
            foreach (var category in hit.Categories) GatherCase.Add(one, category);
            one.Severity = GatherCase.Max(one.Severity, hit.Severity);
            one.Distressed(hit.Card, batch.Now);
            db.Evidence.Add(new CaseEvidence
            {
                CaseId = one.Id,
                MessageId = known.Count == 0 ? one.MessageId : Guid.CreateVersion7(),
                Text = text,
                Sealed = IHoldsSealedTexts.ToBeSealed(true),
            });
            one.Touch(batch.Now);
            await db.SaveChangesAsync(ct);
            batch.CaseChanged(one.Id);
            return one;
        }

        private Case New(DateTimeOffset now) => new()
        {
            Kind = kind,
            ChannelId = ChannelId,
            MessageId = Guid.CreateVersion7(),
            SubjectId = ChannelId,
            OtherId = otherId,
            OneToOne = true,
            Version = 0,
            OpenedAt = now,
        };
    }
}
