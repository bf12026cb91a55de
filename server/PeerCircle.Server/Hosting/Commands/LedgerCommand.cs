using System.CommandLine;
using System.Data.Common;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Hosting.Commands;

/// <summary><c>ledger verify</c>: names each row of the ledger that was edited, deleted or cut off.</summary>
public static class LedgerCommand
{
    /// <summary>The exit code when a row was changed.</summary>
    public const int Faulty = 1;

    /// <summary>The exit code when the ledger could not be checked at all.</summary>
    public const int Unreadable = 2;

    public static Command Build()
    {
        var verify = new Command("verify", "Check that no row of the ledger was edited, deleted or cut off.") { TreatUnmatchedTokensAsErrors = false };
        verify.SetAction((parsed, cancel) => RunAsync([.. parsed.UnmatchedTokens], cancel));
        return new Command("ledger", "The record of every act of staff.") { verify };
    }

    private static async Task<int> RunAsync(string[] settings, CancellationToken cancel)
    {
        await using var app = CircleApp.Build(settings);
        try
        {
            var report = await app.Services.GetRequiredService<VerifyLedger>().RunAsync(cancel);
            foreach (var fault in report.Faults) await Console.Error.WriteLineAsync($"ledger: {fault}");
            if (report.Faults.Count > 0) return Faulty;
            await Console.Out.WriteLineAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ledger: {report.Rows} rows, all as they were written"));
            return 0;
        }
        catch (Exception error) when (error is DbException or InvalidDataException or IOException)
        {
            await Console.Error.WriteLineAsync($"ledger: could not be checked. {error.Message}");
            return Unreadable;
        }
    }
}
