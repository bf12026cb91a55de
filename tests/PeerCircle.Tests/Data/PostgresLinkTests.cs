using Npgsql;
using PeerCircle.Server.Data;
using Xunit;

namespace PeerCircle.Tests.Data;

/// <summary>Every wait for PostgreSQL has a bound, and the operator has the last word about it.</summary>
public sealed class PostgresLinkTests
{
    [Fact]
    public void What_the_operator_leaves_open_is_bounded()
    {
        var bounded = new NpgsqlConnectionStringBuilder(PostgresLink.Bounded("Host=db;Username=circle"));
        Assert.Equal((2, 5, -1), (bounded.Timeout, bounded.CommandTimeout, bounded.CancellationTimeout));
        Assert.Contains("idle_in_transaction_session_timeout", bounded.Options, StringComparison.Ordinal);
        Assert.Equal(PostgresLink.Name, bounded.ApplicationName);
        Assert.True(bounded.NoResetOnClose, "a session is not cleared after each use: that was half of all statements");
    }

    [Fact]
    public void What_the_operator_says_is_kept()
    {
        var bounded = new NpgsqlConnectionStringBuilder(PostgresLink.Bounded("Host=db;Timeout=9;Command Timeout=60;Options=-c search_path=circle"));
        Assert.Equal((9, 60, "-c search_path=circle"), (bounded.Timeout, bounded.CommandTimeout, bounded.Options));
    }
}
