using Microsoft.Data.Sqlite;
using Npgsql;
using PeerCircle.Server.Data;
using Xunit;

namespace PeerCircle.Tests.Data;

/// <summary>A database that is gone is told from one that refuses a row: only the second is worth trying row by row.</summary>
public sealed class OutageTests
{
    public static TheoryData<Exception, bool> Errors() => new()
    {
        { new NpgsqlException("gone"), true },
        { new PostgresException("shutting down", "FATAL", "FATAL", "57P01"), true },
        { new PostgresException("disk full", "ERROR", "ERROR", "53100"), true },
        { new PostgresException("twice", "ERROR", "ERROR", "23505"), false },
        { new SqliteException("locked", 5), true },
        { new SqliteException("full", 13), true },
        { new SqliteException("twice", 19), false },
        { new TimeoutException(), true },
        { new InvalidOperationException("likely transient", new NpgsqlException("gone")), true },
        { new InvalidOperationException("a mistake of ours"), false },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void Is_known_by_what_the_database_says(Exception error, bool outage) => Assert.Equal(outage, Outage.Is(error));
}
