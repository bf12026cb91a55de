using System.CommandLine;
using PeerCircle.Screening;

namespace PeerCircle.Server.Hosting.Commands;

/// <summary><c>screen</c>: JSON lines on standard input, verdicts on standard output. Needs no database.</summary>
public static class ScreenCommand
{
    /// <summary>The exit code when a line could not be read.</summary>
    public const int BadLines = 2;

    public static Command Build()
    {
        var command = new Command("screen", "Read lines of JSON {\"id\"?, \"text\", \"lang\"?, \"place\"?} and write a verdict for each.");
        command.SetAction((_, cancel) => RunAsync(cancel));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancel)
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        await using var output = new BufferedStream(Console.OpenStandardOutput());
        return await new ScreenStream(Screener.Default).RunAsync(input, output, cancel) == 0 ? 0 : BadLines;
    }
}
