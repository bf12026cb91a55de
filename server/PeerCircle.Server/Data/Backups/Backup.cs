using Microsoft.EntityFrameworkCore;

namespace PeerCircle.Server.Data.Backups;

/// <summary>Writes the whole database, as it was at one moment, into one file, while the circle goes on. Keys are not in it.</summary>
public sealed class Backup(IDbContextFactory<PeerCircleDb> databases)
{
    /// <param name="file">Where to; it must not exist yet.</param>
    /// <param name="ct">Ends it early; nothing is left behind.</param>
    /// <exception cref="IOException">The file exists, or can't be written.</exception>
    public async Task RunAsync(string file, CancellationToken ct)
    {
        var path = Path.GetFullPath(file);
        if (File.Exists(path)) throw new IOException($"{path} exists already; a backup overwrites nothing. Choose another name.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.CreateVersion7():N}";
        try
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            if (db.Database.IsSqlite()) await SqliteBackup.WriteAsync(db, unfinished, ct);
            else await PostgresBackup.WriteAsync(db, unfinished, ct);
            Flush(unfinished);
            File.Move(unfinished, path, overwrite: false);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // A backup is only one when it has reached the disk. It holds everything people wrote in rooms: for its owner alone.
    private static void Flush(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var written = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
