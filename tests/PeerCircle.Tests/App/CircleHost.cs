using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PeerCircle.Server;
using PeerCircle.Server.Data;
using PeerCircle.TestSupport;

namespace PeerCircle.Tests.App;

/// <summary>The databases every store test runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>The real service in this process, on a free port of the loopback, with a clock that tests move.</summary>
public sealed class CircleHost : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template =
        new(async () => await (await PostgresCluster.Shared).CreateTemplateAsync(MigrateAsync));

    private static readonly Dictionary<Database, Lazy<Task<CircleHost>>> Shared = Enum.GetValues<Database>()
        .ToDictionary(d => d, d => new Lazy<Task<CircleHost>>(() => StartAsync(d)));

    private CircleHost(WebApplication app, FakeTimeProvider clock)
    {
        Services = app.Services;
        Clock = clock;
        App = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public WebApplication App { get; }

    public IServiceProvider Services { get; }

    /// <summary>The clock of the service; it stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; }

    public Uri Address { get; }

    /// <summary>A host that many tests share; each brings its own people and rooms.</summary>
    public static Task<CircleHost> On(Database database) => Shared[database].Value;

    /// <summary>A host of one's own.</summary>
    /// <param name="database">The database it runs on.</param>
    /// <param name="settings">Settings such as <c>PeerCircle:MinimumAge</c>.</param>
    public static async Task<CircleHost> StartAsync(Database database, params (string Key, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2030, 1, 15, 20, 0, 0, TimeSpan.Zero));
        var app = Build(database is Database.Sqlite ? "" : await NewPostgresAsync(), clock, settings);
        await CircleApp.MigrateAsync(app);
        await app.StartAsync();
        return new CircleHost(app, clock);
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public PeerCircleDb Db() => Get<IDbContextFactory<PeerCircleDb>>().CreateDbContext();

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private static async Task<string> NewPostgresAsync() => await (await PostgresCluster.Shared).CreateDatabaseAsync(await Template.Value);

    private static WebApplication Build(string connectionString, FakeTimeProvider clock, params (string Key, string Value)[] settings) =>
        CircleApp.Build([], builder =>
        {
            var folder = TemporaryFolder.Create("circle-");
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["urls"] = "http://127.0.0.1:0",
                ["ConnectionStrings:Database"] = connectionString,
                ["PeerCircle:DataDirectory"] = folder,
                // Many hosts start at once here, on a cold machine: nobody is told that it is busy for that.
                ["PeerCircle:BusyAfterSeconds"] = "60",
            });
            builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value, StringComparer.Ordinal));
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(clock);
            // Hashing is slow on purpose; these people have nothing to lose.
            builder.Services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);
            builder.Services.AddSingleton(TextWriter.Null);
        });

    private static async Task MigrateAsync(string connectionString)
    {
        await using var app = Build(connectionString, new FakeTimeProvider());
        await CircleApp.MigrateAsync(app);
    }
}
