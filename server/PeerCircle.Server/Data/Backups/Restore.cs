using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Data.Backups;

/// <summary>Puts a backup in the place of the database. Clients start over, and everybody signs in again.</summary>
public sealed class Restore(IDbContextFactory<PeerCircleDb> databases, LedgerWriter ledger, LedgerAnchor anchor, TimeProvider time)
{
    /// <param name="file">A backup of the same kind of database.</param>
    /// <param name="ct">Ends it early; what was there stays.</param>
    /// <returns>The ledger rows that were written after the backup, and are lost with it; 0 when none were.</returns>
    /// <exception cref="InvalidDataException">The file is not a backup of this kind, or is damaged. Nothing was changed.</exception>
    /// <exception cref="IOException">The circle is being served, or the file can't be read. Nothing was changed.</exception>
    public async Task<long> RunAsync(string file, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var sqlite = db.Database.IsSqlite();
        if (SqliteBackup.Is(file) != sqlite)
            throw new InvalidDataException($"{file} is not a backup of {(sqlite ? "SQLite" : "PostgreSQL")}; nothing was changed.");
        await using var alone = await Serving.RefuseAsync(db, ct);
        var lost = 0L;
        async Task Finish() => lost = await FinishAsync(ct);
        if (sqlite) await SqliteBackup.ReadAsync(db, file, Finish);
        else await PostgresRestore.ReadAsync(db, file, Finish, ct);
        return lost;
    }

    private async Task<long> FinishAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await Migrating.RunAsync(db, ct: ct);
        // A session that was ended after the backup must not come to life again, and which ones were is not known any more.
        await db.Sessions.ExecuteDeleteAsync(ct);
        foreach (var channel in await db.Channels.ToListAsync(ct)) channel.Epoch = Channel.NewEpoch();
        await db.SaveChangesAsync(ct);
        var (known, head) = (anchor.Read()?.Seq ?? 0, await db.LedgerHeads.AsNoTracking().SingleAsync(ct));
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["restoredAt"] = time.GetUtcNow().ToString("O"), ["lastRowBefore"] = $"{known}" };
        await ledger.AppendAfterRestoreAsync(db, new LedgerAct(Guid.Empty, "restore", null, null, details), ct);
        return Math.Max(0, known - head.Seq);
    }
}
