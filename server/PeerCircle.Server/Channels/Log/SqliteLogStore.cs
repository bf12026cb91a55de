using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Channels.Log;

/// <summary>The log on SQLite: one prepared statement per kind of row, in one immediate transaction that is synced to disk.</summary>
public sealed class SqliteLogStore(string connectionString, BodySeal seal) : ILogStore
{
    private const string Insert = $"""
        insert into messages ({LogSql.MessageColumns})
        values ($id, $channel, $author, $client, $hash, $state, $position, $version, $text, $html, $note, $sealed, $lang, $reply, $sent, $posted, 0, 0, 0, 0, 0, 0)
        """;

    public async Task<DbTransaction> BeginAsync(CancellationToken ct)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var durable = new SqliteCommand("pragma synchronous = full", connection);
        await durable.ExecuteNonQueryAsync(ct);
        // Immediate: takes the write lock now, so that what is read below can't change before the commit.
        return connection.BeginTransaction(deferred: false);
    }

    public async Task<List<Channel>> LockAsync(DbTransaction transaction, IReadOnlyList<Guid> channelIds, CancellationToken ct)
    {
        await using var command = Command(transaction, $"{LogSql.SelectChannel} where id = $id");
        var id = command.Parameters.Add("$id", SqliteType.Text);
        var channels = new List<Channel>(channelIds.Count);
        foreach (var channelId in channelIds)
        {
            id.Value = channelId;
            channels.AddRange(await LogSql.ReadChannelsAsync(command, ct));
        }
        return channels;
    }

    // The transaction holds the only write lock already.
    public Task LockRestAsync(DbTransaction transaction, IReadOnlyCollection<Locks> locks, CancellationToken ct) => Task.CompletedTask;

    public async Task<List<KnownSend>> FindSendsAsync(DbTransaction transaction, IReadOnlyList<SendKey> sends, CancellationToken ct)
    {
        await using var command = Command(transaction, """
            select channel_id, author_id, client_id, id, text_hash from messages
            where channel_id = $channel and author_id = $author and client_id = $client
            """);
        var known = new List<KnownSend>();
        foreach (var send in sends)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$channel", send.ChannelId);
            command.Parameters.AddWithValue("$author", send.AuthorId);
            command.Parameters.AddWithValue("$client", send.ClientId);
            known.AddRange(await LogSql.ReadSendsAsync(command, ct));
        }
        return known;
    }

    public async Task<List<Bar>> FindBarsAsync(DbTransaction transaction, IReadOnlyList<Guid> memberIds, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Command(transaction, $"{LogSql.SelectBar} where member_id = $id and (until is null or until > $now)");
        var id = command.Parameters.Add("$id", SqliteType.Text);
        command.Parameters.AddWithValue("$now", now.UtcTicks);
        var bars = new List<Bar>();
        foreach (var memberId in memberIds)
        {
            id.Value = memberId;
            bars.AddRange(await LogSql.ReadBarsAsync(command, ct));
        }
        return bars;
    }

    public async Task AppendAsync(DbTransaction transaction, IReadOnlyList<Message> messages, CancellationToken ct)
    {
        await using var command = Command(transaction, Insert);
        foreach (var message in messages)
        {
            command.Parameters.Clear();
            Bind(command.Parameters, message);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    public async Task SaveAsync(DbTransaction transaction, IReadOnlyList<Channel> channels, CancellationToken ct)
    {
        await using var command = Command(transaction,
            "update channels set version = $version, floor = $floor, mode = $mode, slow_seconds = $slow, epoch = $epoch, staffed = $staffed, "
            + "mode_after_cover = $cover where id = $id");
        foreach (var channel in channels)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$version", channel.Version);
            command.Parameters.AddWithValue("$floor", channel.Floor);
            command.Parameters.AddWithValue("$mode", (int)channel.Mode);
            command.Parameters.AddWithValue("$slow", channel.SlowSeconds);
            command.Parameters.AddWithValue("$epoch", channel.Epoch);
            command.Parameters.AddWithValue("$staffed", channel.Staffed);
            command.Parameters.AddWithValue("$cover", channel.ModeAfterCover is { } mode ? (int)mode : DBNull.Value);
            command.Parameters.AddWithValue("$id", channel.Id);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    public PeerCircleDb ModelOver(DbTransaction transaction)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseSqlite(transaction.Connection!).UseSnakeCaseNamingConvention().AddInterceptors(SealedBodies.Instance);
        var db = new SqliteDb(options.Options) { Seal = seal };
        db.Database.UseTransaction(transaction);
        return db;
    }

    private static void Bind(SqliteParameterCollection to, Message message)
    {
        void Add(string name, object? value) => to.AddWithValue(name, value ?? DBNull.Value);
        Add("$id", message.Id);
        Add("$channel", message.ChannelId);
        Add("$author", message.AuthorId);
        Add("$client", message.ClientId);
        Add("$hash", message.TextHash);
        Add("$state", (int)message.State);
        Add("$position", message.Position);
        Add("$version", message.Version);
        Add("$text", LogSql.Open(message, message.Text));
        Add("$html", LogSql.Open(message, message.Html));
        Add("$note", LogSql.OpenNote(message));
        Add("$sealed", message.Sealed);
        Add("$lang", message.Lang);
        Add("$reply", message.ReplyToId);
        Add("$sent", message.SentAt.UtcTicks);
        Add("$posted", message.PostedAt?.UtcTicks);
    }

    private static SqliteCommand Command(DbTransaction transaction, string sql) =>
        new(sql, (SqliteConnection)transaction.Connection!, (SqliteTransaction)transaction);
}
