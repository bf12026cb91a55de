using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PeerCircle.Server.Data;

/// <summary>Tells "the database can't be reached or can't take anything now" from "this one row is bad".</summary>
public static class Outage
{
    // SQLite's result codes: the file is locked, can't be written, read or opened, or the disk is full.
    private static readonly int[] SqliteCodes = [5, 6, 8, 10, 13, 14];

    /// <summary>True when trying the next row makes no sense either.</summary>
    public static bool Is(Exception error) => error switch
    {
        // Classes of SQLSTATE: 22 data, 23 integrity, 42 a statement of ours that is wrong. Everything else is the server's own trouble.
        PostgresException refused => refused.SqlState.AsSpan(0, 2) is not ("22" or "23" or "42"),
        NpgsqlException or TimeoutException => true,
        SqliteException refused => SqliteCodes.Contains(refused.SqliteErrorCode),
        // EF Core wraps what it takes for a passing failure.
        { InnerException: { } inner } => Is(inner),
        _ => false,
    };

    /// <summary>True for whatever the database refused, passing or not.</summary>
    public static bool Concerns(Exception error) => error is DbException || Is(error);
}
