using System.Data;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace PeerCircle.Server.Data.Backups;

/// <summary>The backup of a PostgreSQL database: a zip file of its tables in PostgreSQL's binary COPY format, and a manifest.</summary>
internal static class PostgresBackup
{
    /// <summary>One snapshot: everybody goes on writing, and nothing of it is in it.</summary>
    public static async Task WriteAsync(PeerCircleDb db, string to, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using var file = new FileStream(to, FileMode.CreateNew);
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var tables = new List<TableInBackup>();
        foreach (var table in InOrder(db.Model.GetRelationalModel()))
        {
            tables.Add(table with { Rows = await CountAsync(connection, table, ct) });
            await using var entry = await zip.CreateEntry(table.Entry, CompressionLevel.Fastest).OpenAsync(ct);
            await using var rows = await connection.BeginRawBinaryCopyAsync($"copy {table.Target} to stdout (format binary)", ct);
            await rows.CopyToAsync(entry, ct);
        }
        var migration = (await db.Database.GetAppliedMigrationsAsync(ct)).Last();
        await using var manifest = await zip.CreateEntry(Manifest.Entry).OpenAsync(ct);
        await JsonSerializer.SerializeAsync(manifest, new Manifest(Manifest.CurrentFormat, migration, await NowAsync(connection, ct), tables), cancellationToken: ct);
    }

    internal static async Task<long> CountAsync(NpgsqlConnection connection, TableInBackup table, CancellationToken ct)
    {
#pragma warning disable CA2100 // The name is one of our own tables.
        await using var count = new NpgsqlCommand($"select count(*) from \"{table.Name}\"", connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    private static async Task<DateTimeOffset> NowAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var now = new NpgsqlCommand("select now()", connection);
        return new DateTimeOffset((DateTime)(await now.ExecuteScalarAsync(ct))!);
    }

    // What a table refers to comes before it, so that it can be filled with every constraint in force.
    private static List<TableInBackup> InOrder(IRelationalModel model)
    {
        var ordered = new List<TableInBackup>();
        var left = model.Tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || !left.Contains(f.PrincipalTable)))
                ?? throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", left.Select(t => t.Name))}.");
            left.Remove(next);
            ordered.Add(new TableInBackup(next.Name, [.. next.Columns.Select(c => c.Name)], 0));
        }
        return ordered;
    }
}
