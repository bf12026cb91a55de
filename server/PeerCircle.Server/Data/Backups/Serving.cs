using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PeerCircle.Server.Data.Backups;

/// <summary>Whether anybody serves this database right now: a restore under their feet would mix two histories.</summary>
internal static class Serving
{
    /// <summary>Notes that this process serves it, until disposed of or dead. On PostgreSQL its connections say so.</summary>
    public static FileStream? Hold(PeerCircleDb db) =>
        db.Database.IsSqlite() ? new FileStream(Create(PathOf(db)), FileMode.Open, FileAccess.Read, FileShare.Read) : null;

    /// <summary>Keeps servers away until disposed of.</summary>
    /// <exception cref="IOException">Somebody serves it.</exception>
    public static async Task<FileStream?> RefuseAsync(PeerCircleDb db, CancellationToken ct)
    {
        if (db.Database.IsSqlite()) return Alone(PathOf(db));
        var others = await db.Database.SqlQuery<int>(
            $"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and application_name = {PostgresLink.Name} and pid <> pg_backend_pid()")
            .SingleAsync(ct);
        return others == 0 ? null : throw StillServed(null);
    }

    private static FileStream Alone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw StillServed(held);
        }
    }

    private static IOException StillServed(IOException? held) => new("The circle is being served from this database. Stop every node first.", held);

    private static string PathOf(PeerCircleDb db) => $"{new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource}.serving";

    private static string Create(string path)
    {
        using var made = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        return path;
    }
}
