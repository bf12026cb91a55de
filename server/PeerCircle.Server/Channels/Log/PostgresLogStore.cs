using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using PeerCircle.Server.Data;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Channels.Log;

/// <summary>The log on PostgreSQL: a batch is one statement over <c>unnest</c>ed arrays, whatever its size.</summary>
public sealed class PostgresLogStore(NpgsqlDataSource source, BodySeal seal) : ILogStore
{
    public async Task<DbTransaction> BeginAsync(CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        return await connection.BeginTransactionAsync(ct);
    }

    public async Task<List<Channel>> LockAsync(DbTransaction transaction, IReadOnlyList<Guid> channelIds, CancellationToken ct)
    {
        await using var command = Command(transaction, $"{LogSql.SelectChannel} where id = any($1) order by id for update");
        command.Parameters.Add(new() { Value = channelIds.ToArray() });
        return await LogSql.ReadChannelsAsync(command, ct);
    }

    public async Task LockRestAsync(DbTransaction transaction, IReadOnlyCollection<Locks> locks, CancellationToken ct)
    {
        var (cases, members) = (locks.Select(l => l.CaseId).OfType<Guid>().ToArray(), locks.Select(l => l.CasesOf).OfType<Guid>().ToArray());
        if (cases.Length + members.Length > 0)
        {
            await using var command = Command(transaction, "select 1 from cases where id = any($1) or (subject_id = any($2) and channel_id = subject_id and state = $3) order by id for update");
            command.Parameters.Add(new() { Value = cases });
            command.Parameters.Add(new() { Value = members });
            command.Parameters.Add(new() { Value = (int)CaseState.Open });
            await command.ExecuteNonQueryAsync(ct);
        }
        foreach (var head in locks.Select(l => l.Head).OfType<SettingsHead>().Distinct().Order())
        {
            await using var command = Command(transaction, head is SettingsHead.Screener ? "select 1 from tuning_head for update" : "select 1 from helpline_head for update");
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    public async Task<List<KnownSend>> FindSendsAsync(DbTransaction transaction, IReadOnlyList<SendKey> sends, CancellationToken ct)
    {
        await using var command = Command(transaction, """
            select m.channel_id, m.author_id, m.client_id, m.id, m.text_hash
            from unnest($1, $2, $3) as s(channel_id, author_id, client_id)
            join messages m on m.channel_id = s.channel_id and m.author_id = s.author_id and m.client_id = s.client_id
            """);
        command.Parameters.Add(new() { Value = sends.Select(s => s.ChannelId).ToArray() });
        command.Parameters.Add(new() { Value = sends.Select(s => s.AuthorId).ToArray() });
        command.Parameters.Add(new() { Value = sends.Select(s => s.ClientId).ToArray() });
        return await LogSql.ReadSendsAsync(command, ct);
    }

    public async Task<List<Bar>> FindBarsAsync(DbTransaction transaction, IReadOnlyList<Guid> memberIds, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Command(transaction, $"{LogSql.SelectBar} where member_id = any($1) and (until is null or until > $2)");
        command.Parameters.Add(new() { Value = memberIds.ToArray() });
        command.Parameters.Add(new() { Value = now.UtcTicks });
        return await LogSql.ReadBarsAsync(command, ct);
    }

    public async Task AppendAsync(DbTransaction transaction, IReadOnlyList<Message> messages, CancellationToken ct)
    {
        await using var command = Command(transaction, $"""
            insert into messages ({LogSql.MessageColumns}) select *, 0, 0, 0, 0, 0, false
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """);
        void Add<T>(Func<Message, T> of, NpgsqlDbType type) =>
            command.Parameters.Add(new() { Value = messages.Select(of).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
        Add(m => m.Id, NpgsqlDbType.Uuid);
        Add(m => m.ChannelId, NpgsqlDbType.Uuid);
        Add(m => m.AuthorId, NpgsqlDbType.Uuid);
        Add(m => m.ClientId, NpgsqlDbType.Uuid);
        Add(m => m.TextHash, NpgsqlDbType.Bytea);
        Add(m => (int)m.State, NpgsqlDbType.Integer);
        Add(m => m.Position, NpgsqlDbType.Bigint);
        Add(m => m.Version, NpgsqlDbType.Bigint);
        Add(m => LogSql.Open(m, m.Text), NpgsqlDbType.Text);
        Add(m => LogSql.Open(m, m.Html), NpgsqlDbType.Text);
        Add(LogSql.OpenNote, NpgsqlDbType.Text);
        Add(m => m.Sealed, NpgsqlDbType.Bytea);
        Add(m => m.Lang, NpgsqlDbType.Text);
        Add(m => m.ReplyToId, NpgsqlDbType.Uuid);
        Add(m => m.SentAt.UtcTicks, NpgsqlDbType.Bigint);
        Add(m => m.PostedAt?.UtcTicks, NpgsqlDbType.Bigint);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task SaveAsync(DbTransaction transaction, IReadOnlyList<Channel> channels, CancellationToken ct)
    {
        await using var command = Command(transaction, """
            update channels c set version = s.version, floor = s.floor, mode = s.mode, slow_seconds = s.slow_seconds, epoch = s.epoch,
                staffed = s.staffed, mode_after_cover = s.mode_after_cover
            from unnest($1, $2, $3, $4, $5, $6, $7, $8) as s(id, version, floor, mode, slow_seconds, epoch, staffed, mode_after_cover)
            where c.id = s.id
            """);
        command.Parameters.Add(new() { Value = channels.Select(c => c.Id).ToArray() });
        command.Parameters.Add(new() { Value = channels.Select(c => c.Version).ToArray() });
        command.Parameters.Add(new() { Value = channels.Select(c => c.Floor).ToArray() });
        command.Parameters.Add(new() { Value = channels.Select(c => (int)c.Mode).ToArray() });
        command.Parameters.Add(new() { Value = channels.Select(c => c.SlowSeconds).ToArray() });
        command.Parameters.Add(new() { Value = channels.Select(c => c.Epoch).ToArray() });
        command.Parameters.Add(new() { Value = channels.Select(c => c.Staffed).ToArray() });
        command.Parameters.Add(new() { Value = channels.Select(c => (int?)c.ModeAfterCover).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer });
        await command.ExecuteNonQueryAsync(ct);
    }

    public PeerCircleDb ModelOver(DbTransaction transaction)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UseNpgsql((NpgsqlConnection)transaction.Connection!).UseSnakeCaseNamingConvention().AddInterceptors(SealedBodies.Instance);
        var db = new PostgresDb(options.Options) { Seal = seal };
        db.Database.UseTransaction(transaction);
        return db;
    }

    private static NpgsqlCommand Command(DbTransaction transaction, string sql) =>
        new(sql, (NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
}
