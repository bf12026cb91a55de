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
        if (sqlite) ReadFiles(host, all);
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

    private static void ReadFiles(CircleHost host, StringBuilder all)
    {
        var folder = host.Get<IConfiguration>()["PeerCircle:DataDirectory"]!;
        foreach (var file in Directory.EnumerateFiles(folder, "peercircle.db*"))
        {
            using var shared = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            shared.CopyTo(bytes);
            all.Append(Both(bytes.ToArray()));
        }
    }

    private static string Both(byte[] bytes) => Encoding.UTF8.GetString(bytes) + Encoding.Unicode.GetString(bytes) + Encoding.Latin1.GetString(bytes);
}
