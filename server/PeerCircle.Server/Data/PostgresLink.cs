using Npgsql;

namespace PeerCircle.Server.Data;

/// <summary>How PostgreSQL is spoken to: nothing waits for long on a server that is gone, and nothing is left locked there by a node that is.</summary>
internal static class PostgresLink
{
    /// <summary>How our connections call themselves.</summary>
    public const string Name = "PeerCircle";

    // A backend whose node vanished without a word holds its locks until it notices. Not set where the operator set options of their own
    // (a connection pooler may refuse ours).
    private const string Session =
        "-c idle_in_transaction_session_timeout=15s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=10s";

    /// <summary>The operator's connection string, with bounds wherever it names none.</summary>
    public static string Bounded(string connectionString)
    {
        var set = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 64, ApplicationName = Name };
        // ContainsKey knows every keyword; ShouldSerialize is true only for those that were given.
        if (!set.ShouldSerialize("Timeout")) set.Timeout = 2;
        if (!set.ShouldSerialize("Command Timeout")) set.CommandTimeout = 5;
        // Asking a server that doesn't answer to cancel what it doesn't do only takes longer.
        if (!set.ShouldSerialize("Cancellation Timeout")) set.CancellationTimeout = -1;
        if (!set.ShouldSerialize("Options")) set.Options = Session;
        // Nothing of ours leaves anything behind in a session; clearing it each time was half of all that the database was asked.
        if (!set.ShouldSerialize("No Reset On Close")) set.NoResetOnClose = true;
        return set.ConnectionString;
    }
}
