using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PeerCircle.Server.Data.Backups;

/// <summary>Fills a PostgreSQL database from a backup: the schema of that day first, then the rows, then today's schema.</summary>
internal static class PostgresRestore
{
    private const string Kept = "before_restore";

    /// <summary>What was there is kept aside until all is well, and given back when it is not.</summary>
    public static async Task ReadAsync(PeerCircleDb db, string from, Func<Task> finish, CancellationToken ct)
    {
        await using var zip = await ZipFile.OpenReadAsync(from, ct);
        var manifest = await ManifestAsync(zip, from, ct);
        await RunAsync(db, $"drop schema if exists {Kept} cascade; alter schema public rename to {Kept}; create schema public", ct);
        try
        {
            await Migrating.RunAsync(db, manifest.Migration, ct);
            await FillAsync(db, zip, manifest, ct);
            await finish();
        }
        catch
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(db, $"drop schema public cascade; alter schema {Kept} rename to public", CancellationToken.None);
            throw;
        }
        await RunAsync(db, $"drop schema {Kept} cascade", ct);
    }

    private static async Task<Manifest> ManifestAsync(ZipArchive zip, string from, CancellationToken ct)
    {
        var entry = zip.GetEntry(Manifest.Entry) ?? throw new InvalidDataException($"{from} is not a whole backup of this program: its manifest is missing.");
        await using var stream = await entry.OpenAsync(ct);
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(stream, cancellationToken: ct);
        return manifest is { Format: Manifest.CurrentFormat }
            ? manifest
            : throw new InvalidDataException($"{from} has a format this program does not know; restore it with the version that wrote it.");
    }

    private static async Task FillAsync(PeerCircleDb db, ZipArchive zip, Manifest manifest, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // Migrations put a few rows of their own.
        await ExecuteAsync(connection, $"truncate {string.Join(", ", manifest.Tables.Select(t => $"\"{t.Name}\""))}", ct);
        foreach (var table in manifest.Tables) await FillAsync(connection, zip, table, ct);
        await ExecuteAsync(connection, NextNumbers, ct);
        await transaction.CommitAsync(ct);
        await db.Database.CloseConnectionAsync();
    }

    private static async Task FillAsync(NpgsqlConnection connection, ZipArchive zip, TableInBackup table, CancellationToken ct)
    {
        var entry = zip.GetEntry(table.Entry) ?? throw new InvalidDataException($"The backup lacks {table.Entry}.");
        await using (var from = await entry.OpenAsync(ct))
        await using (var rows = await connection.BeginRawBinaryCopyAsync($"copy {table.Target} from stdin (format binary)", ct))
            await from.CopyToAsync(rows, ct);
        var count = await PostgresBackup.CountAsync(connection, table, ct);
        if (count != table.Rows) throw new InvalidDataException($"The backup says {table.Rows} rows for {table.Name}, and holds {count}.");
    }

    // Numbers that the database gives out go on after the largest one that is there.
    private const string NextNumbers = """
        do $$ declare c record; begin
          for c in select table_name, column_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES' loop
            execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce((select max(%I) from %I), 0) + 1, false)',
                quote_ident(c.table_name), c.column_name, c.column_name, c.table_name);
          end loop;
        end $$
        """;

    private static async Task RunAsync(PeerCircleDb db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await ExecuteAsync((NpgsqlConnection)db.Database.GetDbConnection(), sql, ct);
        await db.Database.CloseConnectionAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // Names are constants or come from the manifest of the operator's own file.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
