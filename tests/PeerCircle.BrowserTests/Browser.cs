using Microsoft.Playwright;
using PeerCircle.TestSupport;
using Xunit;
using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(PeerCircle.BrowserTests.Browser))]
[assembly: Xunit.v3.Parallelization(Mode = ParallelMode.None)]

namespace PeerCircle.BrowserTests;

/// <summary>Debian's Chromium and one server with the sample circle, for all tests of this assembly.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly Outside outside = new();
    private IPlaywright? playwright;
    private IBrowser? chromium;
    private ServerProcess? server;

    public ServerProcess Server => server!;

    public async ValueTask InitializeAsync()
    {
        server = await ServerProcess.StartAsync(settings: new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["PeerCircle__NeutralPage"] = outside.Address.ToString(),
            // A browser and a server on two cores: what is slow here is not the database.
            ["PeerCircle__BusyAfterSeconds"] = "20",
        });
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Journey.Patience);
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>A person's own browser: nothing is shared with the others.</summary>
    /// <param name="script">False: scripts are switched off.</param>
    /// <param name="options">What kind of browser it is.</param>
    /// <param name="at">The server they go to; that of all tests unless said otherwise.</param>
    public async Task<Person> OpenAsync(bool script = true, BrowserNewContextOptions? options = null, ServerProcess? at = null)
    {
        options ??= new() { Locale = "en-GB", ViewportSize = new() { Width = 1280, Height = 800 } };
        options.BaseURL = (at ?? Server).Address.ToString();
        options.JavaScriptEnabled = script;
        var context = await chromium!.NewContextAsync(options);
        context.SetDefaultTimeout(Journey.Patience);
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await chromium.DisposeAsync();
        playwright?.Dispose();
        if (server is not null)
            await server.DisposeAsync();
        await outside.DisposeAsync();
    }
}
