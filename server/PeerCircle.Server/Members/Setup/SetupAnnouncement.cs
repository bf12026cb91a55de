using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members;

/// <summary>At start, tells the operator what the first run still needs. The link goes to the terminal, never to the log: it opens the house.</summary>
public sealed partial class SetupAnnouncement(
    SetupState setup, SetupLinks links, IServer server, IHostApplicationLifetime lifetime, IOptions<CircleOptions> circle, TextWriter terminal, ILogger<SetupAnnouncement> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        try
        {
            await AnnounceAsync(stoppingToken);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            // A database that goes away in this very moment is no reason to end: what is missing is said at the next start.
            LogFailed(error);
        }
    }

    private async Task AnnounceAsync(CancellationToken stoppingToken)
    {
        switch (await setup.NextAsync(stoppingToken))
        {
            case SetupStep.Administrator:
                await terminal.WriteLineAsync($"""

                    Nobody runs this circle yet. Open this link once to set it up (a new start makes a new one):
                      {Address()}/setup?token={await links.MakeAsync(stoppingToken)}

                    """);
                break;
            case SetupStep.Lead or SetupStep.Hours:
                await terminal.WriteLineAsync($"The set-up is not finished, so nobody can join yet. Sign in as administrator and open {Address()}/setup");
                break;
        }
    }

    private string Address()
    {
        if (circle.Value.PublicOrigin.Length > 0) return circle.Value.PublicOrigin.TrimEnd('/');
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        return bound.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal);
    }

    [LoggerMessage(LogLevel.Warning, "Whether the set-up is finished could not be read.")]
    private partial void LogFailed(Exception error);
}
