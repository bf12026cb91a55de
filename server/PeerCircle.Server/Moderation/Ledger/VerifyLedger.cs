using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Moderation;

/// <summary>What a check of the ledger found.</summary>
/// <param name="Rows">Rows that were read.</param>
/// <param name="Faults">A sentence for each row that was edited, deleted or cut off; empty when all is well.</param>
public sealed record LedgerReport(long Rows, IReadOnlyList<string> Faults);

/// <summary>Walks the chain from the first row and says which row was changed behind the service's back.</summary>
public sealed class VerifyLedger(IDbContextFactory<PeerCircleDb> databases, LedgerKey key, LedgerAnchor anchor)
{
    /// <exception cref="InvalidDataException">The key or the anchor can't be read.</exception>
    public async Task<LedgerReport> RunAsync(CancellationToken ct)
    {
        // Read before the rows: a row that is added meanwhile lies beyond it and harms nothing.
        var known = anchor.Read();
        await using var db = await databases.CreateDbContextAsync(ct);
        // Without the key nothing can be said; and a new one made now would call every row a forgery.
        if (!key.Exists) return await db.Ledger.AnyAsync(ct) ? throw new InvalidDataException("The ledger's key is missing from the keys directory.") : Empty(known);
        var walk = new Walk(key, known);
        await foreach (var entry in db.Ledger.AsNoTracking().OrderBy(e => e.Seq).AsAsyncEnumerable().WithCancellation(ct)) walk.Take(entry);
        return walk.End();
    }

    private static LedgerReport Empty(LedgerAnchor.Head? known) =>
        new(0, known is null ? [] : [$"every row up to {known.Seq} was deleted"]);

    private sealed class Walk(LedgerKey key, LedgerAnchor.Head? known)
    {
        private readonly List<string> faults = [];
        private byte[] before = LedgerChain.Start;
        private long last;
        private long rows;

        public void Take(LedgerEntry entry)
        {
            rows++;
            if (entry.Seq != last + 1) faults.Add(Missing(last + 1, entry.Seq - 1, "deleted"));
            else if (!Same(LedgerChain.HashOf(key.Secret, before, entry), entry.Hash)) faults.Add(Row(entry.Seq, "was edited"));
            if (entry.Seq == known?.Seq && !Same(entry.Hash, known.Hash)) faults.Add(Row(entry.Seq, "is not the row that was there when its head was noted beside the keys"));
            (last, before) = (entry.Seq, entry.Hash);
        }

        public LedgerReport End()
        {
            if (known?.Seq > last) faults.Add(Missing(last + 1, known.Seq, "cut off at the end"));
            return new LedgerReport(rows, faults);
        }

        private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);

        private static string Missing(long from, long to, string how) =>
            from == to ? Row(from, $"was {how}") : string.Create(CultureInfo.InvariantCulture, $"rows {from} to {to} were {how}");

        private static string Row(long seq, string what) => string.Create(CultureInfo.InvariantCulture, $"row {seq} {what}");
    }
}
