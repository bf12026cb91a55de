using Npgsql;
using Xunit;

namespace PeerCircle.FaultTests.TwoNodes;

/// <summary>
/// Sits in the database and writes down every version that a channel took and every one that something in it was given. A client can't
/// tell a gap: what it must not see is left out for it.
/// </summary>
internal sealed class VersionWitness(string database, Guid channel)
{
    private const string Sit = """
        create table if not exists witness (channel_id uuid, taken_by text, version bigint);
        create or replace function witness_message() returns trigger language plpgsql as $f$ begin
          if tg_op = 'INSERT' then
            if new.position is not null then insert into witness values (new.channel_id, 'message', new.version); end if;
          else
            if new.version <> old.version then insert into witness values (new.channel_id, 'message', new.version); end if;
            if new.reaction_version <> old.reaction_version then insert into witness values (new.channel_id, 'message', new.reaction_version); end if;
          end if;
          return null;
        end $f$;
        create or replace function witness_channel() returns trigger language plpgsql as $f$ begin
          insert into witness select new.id, 'channel', v from generate_series(old.version + 1, new.version) v;
          return null;
        end $f$;
        create trigger witness_message after insert or update on messages for each row execute function witness_message();
        create trigger witness_channel after update of version on channels for each row execute function witness_channel();
        """;

    public Task SitAsync() => ExecuteAsync(Sit);

    /// <summary>Every version was taken once, by one thing, and none was left out.</summary>
    public async Task<int> AssertGapFreeAsync()
    {
        var (taken, given) = (await VersionsAsync("channel"), await VersionsAsync("message"));
        Assert.NotEmpty(taken);
        Assert.Equal(Enumerable.Range(0, taken.Count).Select(i => taken[0] + i), taken);
        Assert.Equal(taken, given);
        return taken.Count;
    }

    private async Task<List<long>> VersionsAsync(string by)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select version from witness where channel_id = $1 and taken_by = $2 order by version", connection) { Parameters = { new() { Value = channel }, new() { Value = by } } };
        await using var row = await command.ExecuteReaderAsync();
        var versions = new List<long>();
        while (await row.ReadAsync()) versions.Add(row.GetInt64(0));
        return versions;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // Written above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
