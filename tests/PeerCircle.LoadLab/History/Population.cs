using System.Data.Common;
using System.Diagnostics;
using Npgsql;
using PeerCircle.LoadLab.Targets;
using PeerCircle.Server.Channels.Log;

namespace PeerCircle.LoadLab.History;

/// <summary>Fills a database with messages by SQL: spread evenly over rooms and people, indexes built at the end.</summary>
internal sealed class Population(DbConnection connection, LabData data)
{
    private const int Chunk = 200_000;
    private const string Text = "'number ' || i || ' and the kettle is on and it is raining a little so there is time to sit here and say nothing in particular for long'";

    private bool Postgres => connection is NpgsqlConnection;

    public async Task FillAsync(long messages)
    {
        var began = Stopwatch.GetTimestamp();
        await DoAsync(Postgres ? "set session_replication_role = replica; set synchronous_commit = off" : "pragma foreign_keys = off; pragma synchronous = off; pragma cache_size = -200000");
        await NumberAsync("lab_rooms", "channels");
        await NumberAsync("lab_people", "members");
        var indexes = await IndexesAsync();
        foreach (var (name, _) in indexes) await DoAsync($"drop index {name}");
        for (long from = 0; from < messages; from += Chunk)
        {
            await DoAsync(Insert(from, Math.Min(messages, from + Chunk)));
            if (from / Chunk % 5 == 4) Console.Error.WriteLine($"{from + Chunk:N0} messages after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        }

        foreach (var (_, sql) in indexes) await DoAsync(sql);
        await DoAsync($"update channels set version = {messages / data.Channels.Count} where id in (select id from lab_rooms)");
        await DoAsync(Postgres ? "vacuum analyze" : "analyze");
        await DoAsync(Postgres ? "checkpoint" : "pragma wal_checkpoint(truncate)");
        Console.Error.WriteLine($"{messages:N0} messages in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
    }

    private string Insert(long from, long to)
    {
        var series = Postgres
            ? $"with n as (select generate_series({from}::bigint, {to - 1}) as i)"
            : $"with recursive n(i) as (select {from} union all select i + 1 from n where i + 1 < {to})";
        string Id(int kind) => Postgres
            ? $"('0190000{kind}-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid"
            : $"printf('0190000{kind}-0000-7000-8000-%012X', i)";
        var hash = Postgres ? "sha256(i::text::bytea)" : "randomblob(32)";
        var sent = $"{TimeProvider.System.GetUtcNow().AddDays(-400).UtcTicks} + i * {TimeSpan.TicksPerSecond}";
        var place = $"i / {data.Channels.Count} + 1";
        // As many channels and members as there are of the lab; their numbers don't divide each other's.
        return $"""
            insert into messages ({LogSql.MessageColumns})
            {series}
            select {Id(0)}, r.id, p.id, {Id(1)}, {hash}, 1, {place}, {place}, {Text}, '<p>' || {Text} || '</p>', null, null, 'en', null, {sent}, {sent}, 0, 0, 0, 0, 0, {(Postgres ? "false" : "0")}
            from n join lab_rooms r on r.n = i % {data.Channels.Count} join lab_people p on p.n = (i / 3) % (select count(*) from lab_people) order by i
            """;
    }

    private async Task NumberAsync(string name, string table)
    {
        var which = table == "channels" ? "id in (select id from rooms where slug like 'lab-%')" : "user_name like 'load %'";
        await DoAsync($"create temporary table {name} as select row_number() over (order by id) - 1 as n, id from {table} where {which}");
        await DoAsync($"create unique index {name}_n on {name} (n)");
    }

    private async Task<List<(string Name, string Sql)>> IndexesAsync()
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Postgres
            ? "select indexname, indexdef from pg_indexes where tablename = 'messages' and indexname <> 'pk_messages'"
            : "select name, sql from sqlite_master where tbl_name = 'messages' and type = 'index' and sql is not null";
        var indexes = new List<(string, string)>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) indexes.Add((row.GetString(0), row.GetString(1)));
        return indexes;
    }

    private async Task DoAsync(string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Everything is written here or comes from the schema.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
