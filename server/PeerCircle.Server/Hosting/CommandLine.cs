using System.CommandLine;
using PeerCircle.Server.Hosting.Commands;

namespace PeerCircle.Server.Hosting;

/// <summary>What can be asked of the program besides serving.</summary>
public static class CommandLine
{
    /// <summary>Runs what the arguments ask for: a subcommand, or the service with all of them.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="serve">Runs the service until it is stopped.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Func<string[], Task> serve)
    {
        ArgumentNullException.ThrowIfNull(serve);
        // Options of the service belong to its configuration, not to this parser.
        if (!IsForTheService(args))
            return await Root(serve).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null })
                .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        await serve(args);
        return 0;
    }

    private static bool IsForTheService(string[] args) =>
        args is [] || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));

    private static RootCommand Root(Func<string[], Task> serve) => new("PeerCircle: a moderated peer-support chat.")
    {
        Serve(serve),
        MemberCommand.Build(),
        MigrateCommand.Build(),
        ScreenCommand.Build(),
        OpenApiCommand.Build(),
        LedgerCommand.Build(),
        BackupCommand.BuildBackup(),
        BackupCommand.BuildRestore(),
    };

    private static Command Serve(Func<string[], Task> serve)
    {
        var command = new Command("serve", "Serve the circle (what happens without a subcommand).") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(async (parsed, _) => await serve([.. parsed.UnmatchedTokens]));
        return command;
    }
}
