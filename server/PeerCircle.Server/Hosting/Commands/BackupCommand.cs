using System.CommandLine;
using System.Data.Common;
using PeerCircle.Server.Data.Backups;

namespace PeerCircle.Server.Hosting.Commands;

/// <summary><c>backup</c> and <c>restore</c>: the whole database as one file, and back.</summary>
public static class BackupCommand
{
    public static Command BuildBackup()
    {
        var file = new Argument<string>("file") { Description = "Where to write it; nothing is overwritten." };
        var command = new Command("backup", "Write the whole database into one file, while the circle goes on. Keys are not in it.") { file };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => RunAsync([.. parsed.UnmatchedTokens], async app =>
        {
            await app.Services.GetRequiredService<Backup>().RunAsync(parsed.GetValue(file)!, cancel);
            return $"{Path.GetFullPath(parsed.GetValue(file)!)} holds everything up to the moment it was begun. The keys directory is not in it: keep it elsewhere, safe.";
        }));
        return command;
    }

    public static Command BuildRestore()
    {
        var file = new Argument<string>("file") { Description = "A file that 'backup' wrote." };
        var command = new Command("restore", "Put a backup in the place of the database. Stop every node first; everybody signs in again.") { file };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancel) => RunAsync([.. parsed.UnmatchedTokens], async app =>
        {
            var lost = await app.Services.GetRequiredService<Restore>().RunAsync(parsed.GetValue(file)!, cancel);
            return lost == 0 ? "Restored." : $"Restored. {lost} rows of the ledger were written after that backup and are gone with it; the ledger says so.";
        }));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, Func<WebApplication, Task<string>> run)
    {
        await using var app = CircleApp.Build(settings);
        try
        {
            await Console.Out.WriteLineAsync(await run(app));
            return 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException or DbException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }
}
