using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using PeerCircle.Tests.App;

namespace PeerCircle.Tests.Mentoring;

/// <summary>The database as a thief would read it: every column of every table, and on SQLite the bytes of its files.</summary>
internal static class RawDatabase
{
    public static async Task<string> RawAsync(this CircleHost host)
    {
        await using var db = host.Db();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync();
        var sqlite = db.Database.IsSqlite();
        var tables = await ColumnAsync(connection, sqlite
            ? "select name from sqlite_master where type = 'table'"
            : "select table_name from information_schema.tables where table_schema = 'public'");
        var all = new StringBuilder();
        foreach (var table in tables) await ReadAsync(connection, table, all);
        if (sqlite)
            foreach (var file in SqliteFiles(host)) all.Append(Both(await ReadAsync(file)));
        return all.ToString();
    }

    private static async Task<List<string>> ColumnAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var row = await command.ExecuteReaderAsync();
        var column = new List<string>();
        while (await row.ReadAsync()) column.Add(row.GetString(0));
        return column;
    }

    private static async Task ReadAsync(DbConnection connection, string table, StringBuilder all)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select * from \"{table}\"";
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
            for (var column = 0; column < row.FieldCount; column++)
                all.Append(row.GetValue(column) is byte[] bytes ? Both(bytes) : row.GetValue(column).ToString()).Append('\n');
    }

    /// <summary>Those of the words that stand anywhere in the database's files: tables, indexes, freed pages, write-ahead log.</summary>
    public static async Task<IReadOnlyList<string>> InFilesAsync(this CircleHost host, params string[] words)
    {
        await using var db = host.Db();
        var files = db.Database.IsSqlite() ? SqliteFiles(host) : await PostgresFilesAsync(db);
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var bytes = await ReadAsync(file);
            found.UnionWith(words.Where(word => Holds(bytes, Encoding.UTF8.GetBytes(word)) || Holds(bytes, Encoding.Unicode.GetBytes(word))));
        }
        return [.. words.Where(found.Contains)];
    }

    private static bool Holds(byte[] bytes, byte[] word) => bytes.AsSpan().IndexOf(word) >= 0;

    private static IEnumerable<string> SqliteFiles(CircleHost host) =>
        Directory.EnumerateFiles(host.Get<IConfiguration>()["PeerCircle:DataDirectory"]!, "peercircle.db*");

    private static async Task<IEnumerable<string>> PostgresFilesAsync(PeerCircle.Server.Data.PeerCircleDb db)
    {
        await db.Database.ExecuteSqlAsync($"checkpoint");
        var oid = await db.Database.SqlQuery<string>($"select oid::text as \"Value\" from pg_database where datname = current_database()").SingleAsync();
        var home = (await TestSupport.PostgresCluster.Shared).DataDirectory;
        return Directory.EnumerateFiles($"{home}/base/{oid}").Concat(Directory.EnumerateFiles($"{home}/pg_wal"));
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await shared.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private static string Both(byte[] bytes) => Encoding.UTF8.GetString(bytes) + Encoding.Unicode.GetString(bytes) + Encoding.Latin1.GetString(bytes);
}
