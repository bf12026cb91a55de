using System.CommandLine;

namespace PeerCircle.Server.Hosting.Commands;

/// <summary><c>migrate</c>: brings the database up to date and ends, so that an upgrade can be done before the new server starts.</summary>
public static class MigrateCommand
{
    public static Command Build()
    {
        var command = new Command("migrate", "Bring the database up to date.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (parsed, _) =>
        {
            await using var app = CircleApp.Build([.. parsed.UnmatchedTokens]);
            await CircleApp.MigrateAsync(app);
            await parsed.InvocationConfiguration.Output.WriteLineAsync("The database is up to date.");
        });
        return command;
    }
}
