using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>An act to be written down.</summary>
/// <param name="ActorId">Who did it.</param>
/// <param name="Act">What was done.</param>
/// <param name="CaseId">The case it belongs to.</param>
/// <param name="SubjectId">The member it concerns.</param>
/// <param name="Details">More about it; never a word of what people wrote.</param>
public sealed record LedgerAct(Guid ActorId, string Act, Guid? CaseId, Guid? SubjectId, IReadOnlyDictionary<string, string> Details);

/// <summary>Adds rows to the ledger, in the transaction of the act itself: neither is ever there without the other.</summary>
public sealed class LedgerWriter(LedgerKey key, LedgerAnchor anchor, TimeProvider time)
{
    /// <summary>Saves what the act changed, and adds its row when all changes of the batch are made: the end of the chain is locked last, and briefly.</summary>
    public async Task AppendAsync(ChannelBatch batch, PeerCircleDb db, LedgerAct act, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        batch.AtTheEnd(async end =>
        {
            await using var model = await batch.ModelAsync(end);
            var head = await AppendAsync(model, act, end);
            batch.AfterCommit(() => anchor.RaiseAsync(head));
        });
    }

    /// <summary>Adds the row that tells of a restore, and notes its place beside the keys: rows that came after the backup are gone, and it says so.</summary>
    public async Task AppendAfterRestoreAsync(PeerCircleDb db, LedgerAct act, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var head = await AppendAsync(db, act, ct);
        await transaction.CommitAsync(ct);
        await anchor.SetAsync(head);
    }

    private async Task<LedgerAnchor.Head> AppendAsync(PeerCircleDb db, LedgerAct act, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var head = await LockHeadAsync(db, ct);
        var entry = EntryOf(act, head);
        db.Ledger.Add(entry);
        await db.SaveChangesAsync(ct);
        await db.LedgerHeads.Where(h => h.Id == head.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.Seq, entry.Seq).SetProperty(h => h.Hash, entry.Hash), ct);
        return new LedgerAnchor.Head(entry.Seq, entry.Hash);
    }

    /// <summary>Names a text without holding it; only someone with the key can tell whether it is a given one.</summary>
    public string NameOf(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(text)));

    private LedgerEntry EntryOf(LedgerAct act, LedgerHead head)
    {
        var entry = new LedgerEntry
        {
            Seq = head.Seq + 1,
            At = time.GetUtcNow(),
            ActorId = act.ActorId,
            Act = act.Act,
            CaseId = act.CaseId,
            SubjectId = act.SubjectId,
            Details = JsonSerializer.Serialize(act.Details),
            Hash = [],
        };
        entry.Hash = LedgerChain.HashOf(key.Secret, head.Hash, entry);
        return entry;
    }

    // On SQLite the transaction holds the only write lock already.
    private static async Task<LedgerHead> LockHeadAsync(PeerCircleDb db, CancellationToken ct)
    {
        var heads = db.Database.IsNpgsql() ? db.LedgerHeads.FromSql($"select * from ledger_head where id = 1 for update") : db.LedgerHeads;
        return (await heads.AsNoTracking().ToListAsync(ct)).Single();
    }
}
