using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PeerCircle.Server.Data.Backups;

/// <summary>The backup of a SQLite database is a SQLite database.</summary>
internal static class SqliteBackup
{
    private static readonly string[] Beside = ["-wal", "-shm"];

    /// <summary>One read transaction: writers go on, and nothing of them is in it.</summary>
    public static Task WriteAsync(PeerCircleDb db, string to, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"vacuum into {to}", ct);

    /// <summary>True when the file is one.</summary>
    public static bool Is(string file)
    {
        Span<byte> start = stackalloc byte[16];
        using var read = File.OpenRead(file);
        return read.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("SQLite format 3\0"u8);
    }

    /// <summary>Puts the file in the place of the database. What was there is given back when <paramref name="finish"/> fails.</summary>
    public static async Task ReadAsync(PeerCircleDb db, string from, Func<Task> finish)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        var before = $"{file}.before-restore";
        SqliteConnection.ClearAllPools();
        Move(file, before);
        try
        {
            await CopyAsync(from, file);
            await finish();
        }
        catch
        {
            SqliteConnection.ClearAllPools();
            Move(before, file);
            throw;
        }
        foreach (var end in (string[])["", .. Beside]) File.Delete(before + end);
    }

    // A database and its log belong together: without the one the other is another state.
    private static void Move(string from, string to)
    {
        foreach (var end in (string[])["", .. Beside])
        {
            File.Delete(to + end);
            if (File.Exists(from + end)) File.Move(from + end, to + end);
        }
    }

    private static async Task CopyAsync(string from, string to)
    {
        await using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString))
        {
            await source.OpenAsync();
            await using var check = new SqliteCommand("pragma integrity_check", source);
            if (await check.ExecuteScalarAsync() is not "ok") throw new InvalidDataException($"{from} is damaged; nothing was restored.");
        }
        File.Copy(from, to);
        await using var restored = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ConnectionString);
        await restored.OpenAsync();
        await using var log = new SqliteCommand("pragma journal_mode = wal", restored);
        await log.ExecuteNonQueryAsync();
    }
}
