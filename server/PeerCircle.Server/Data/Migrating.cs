using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace PeerCircle.Server.Data;

/// <summary>
/// Brings a database up to date, one process at a time. A process that is killed in the middle leaves no lock behind, and whoever
/// comes next goes on where it stopped: each migration is a transaction of its own.
/// </summary>
internal static class Migrating
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="db">The database.</param>
    /// <param name="target">The migration to stop at; null: the newest.</param>
    /// <param name="ct">Ends the waiting for another process.</param>
    public static async Task RunAsync(PeerCircleDb db, string? target = null, CancellationToken ct = default)
    {
        // A migration of a big table takes as long as it takes.
        db.Database.SetCommandTimeout(TimeSpan.FromHours(6));
        await using var alone = db.Database.IsSqlite() ? await AloneAsync(db, ct) : null;
        await BeginHistoryAsync(db, ct);
        await db.GetService<IMigrator>().MigrateAsync(target, ct);
    }

    // EF Core asks a new database for a table that is not there yet, and logs its answer as an error: alarming to read at a first start.
    private static async Task BeginHistoryAsync(PeerCircleDb db, CancellationToken ct)
    {
        if (await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct)) await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync(ct);
    }

    // EF Core's lock on SQLite is a row: a process that is killed leaves it there and every later one waits for ever. A file's lock
    // ends with its process; under it the row can only be a dead one's. (On PostgreSQL the lock ends with the connection.)
    private static async Task<FileStream?> AloneAsync(PeerCircleDb db, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        var alone = await LockAsync($"{file}.migrating", ct);
        if (File.Exists(file)) await db.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"", ct);
        return alone;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, TimeProvider.System, ct);
            }
        }
    }
}
