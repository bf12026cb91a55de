using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Data.Backups;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Data;

/// <summary>Chooses the database: PostgreSQL when a connection string says so, otherwise one SQLite file.</summary>
public static class DatabaseSetup
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var text = builder.Configuration.GetConnectionString("Database");
        services.AddSingleton(_ => new BodySeal(new BodyKeys(CircleOptions.KeysDirectoryOf(builder))));
        if (string.IsNullOrWhiteSpace(text)) AddSqlite(services, CircleOptions.DataDirectoryOf(builder));
        else AddPostgres(services, text);
        services.AddSingleton<Patience>().AddSingleton<Backup>().AddSingleton<Restore>();
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<PeerCircleDb>>().CreateDbContext());
    }

    private static void AddSqlite(IServiceCollection services, string directory)
    {
        Directory.CreateDirectory(directory);
        var connection = SqliteConnectionString(Path.Combine(directory, "peercircle.db"));
        services.AddPooledDbContextFactory<SqliteDb>(o => o.ForSqlite(connection));
        services.AddSingleton<IDbContextFactory<PeerCircleDb>>(s => new Factory<SqliteDb>(s.GetRequiredService<IDbContextFactory<SqliteDb>>(), s.GetRequiredService<BodySeal>()));
        services.AddSingleton<ILogStore>(s => new SqliteLogStore(connection, s.GetRequiredService<BodySeal>()));
    }

    private static void AddPostgres(IServiceCollection services, string text)
    {
        var source = new NpgsqlDataSourceBuilder(PostgresLink.Bounded(text)).Build();
        services.AddSingleton(source);
        services.AddPooledDbContextFactory<PostgresDb>(o => o.ForPostgres(source));
        services.AddSingleton<IDbContextFactory<PeerCircleDb>>(s => new Factory<PostgresDb>(s.GetRequiredService<IDbContextFactory<PostgresDb>>(), s.GetRequiredService<BodySeal>()));
        services.AddSingleton<ILogStore>(s => new PostgresLogStore(source, s.GetRequiredService<BodySeal>()));
    }

    /// <summary>How every connection to the SQLite file is opened.</summary>
    internal static string SqliteConnectionString(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 10, ForeignKeys = true }.ConnectionString;

    internal static DbContextOptionsBuilder ForSqlite(this DbContextOptionsBuilder options, string connection) =>
        options.UseSqlite(connection).UseSnakeCaseNamingConvention().AddInterceptors(SealedBodies.Instance);

    internal static DbContextOptionsBuilder ForPostgres(this DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        options.UseNpgsql(source).UseSnakeCaseNamingConvention().AddInterceptors(SealedBodies.Instance);

    private sealed class Factory<T>(IDbContextFactory<T> inner, BodySeal seal) : IDbContextFactory<PeerCircleDb>
        where T : PeerCircleDb
    {
        public PeerCircleDb CreateDbContext()
        {
            var db = inner.CreateDbContext();
            db.Seal = seal;
            return db;
        }
    }
}

/// <summary>Lets <c>dotnet ef migrations add</c> build the SQLite model without starting the service.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.ForSqlite("Data Source=:memory:");
        return new SqliteDb(options.Options);
    }
}

/// <summary>Lets <c>dotnet ef migrations add</c> build the PostgreSQL model without starting the service.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.ForPostgres(new NpgsqlDataSourceBuilder("Host=localhost").Build());
        return new PostgresDb(options.Options);
    }
}
