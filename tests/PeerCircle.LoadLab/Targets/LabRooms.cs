using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PeerCircle.LoadLab.Targets;

/// <summary>Open rooms for the lab, copied from the sample's <c>games</c> while the server is stopped: the wire makes no rooms.</summary>
internal static class LabRooms
{
    public static async Task<IReadOnlyList<Guid>> MakeAsync(IReadOnlyDictionary<string, string?> settings, int count)
    {
        var database = settings["ConnectionStrings__Database"] ?? "";
        await using var connection = await OpenAsync(database, settings["PeerCircle__DataDirectory"]!);
        var room = await RowAsync(connection, "SELECT * FROM rooms WHERE slug = 'games'");
        var channel = await RowAsync(connection, "SELECT c.* FROM channels c JOIN rooms r ON r.id = c.id WHERE r.slug = 'games'");
        var ids = new List<Guid>();
        await using var transaction = await connection.BeginTransactionAsync();
        for (var i = 0; i < count; i++)
        {
            ids.Add(Guid.CreateVersion7());
            object id = database.Length > 0 ? ids[^1] : ids[^1].ToString().ToUpperInvariant();
            await InsertAsync(connection, "channels", new(channel, StringComparer.Ordinal) { ["id"] = id, ["version"] = 0L });
            await InsertAsync(connection, "rooms", new(room, StringComparer.Ordinal) { ["id"] = id, ["slug"] = $"lab-{i}", ["name"] = $"Lab {i}" });
        }

        await transaction.CommitAsync();
        return ids;
    }

    /// <summary>Opens the database of a service that is stopped.</summary>
    public static async Task<DbConnection> OpenAsync(string database, string folder)
    {
        DbConnection connection = database.Length > 0
            ? new NpgsqlConnection(database + ";Pooling=false")
            : new SqliteConnection($"Data Source={Path.Combine(folder, "peercircle.db")};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<Dictionary<string, object>> RowAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both statements are written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.Ordinal)
            : throw new InvalidOperationException("The sample circle has no room 'games'.");
    }

    private static async Task InsertAsync(DbConnection connection, string table, Dictionary<string, object> row)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables and columns come from the schema, values go as parameters.
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", row.Keys.Select(name => $"\"{name}\""))}) VALUES ({string.Join(", ", row.Keys.Select(name => "@" + name))})";
#pragma warning restore CA2100
        foreach (var (name, value) in row)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
