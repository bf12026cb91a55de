using System.Diagnostics;
using PeerCircle.LoadLab.Measuring;
using PeerCircle.TestSupport;

namespace PeerCircle.LoadLab;

/// <summary>The generator runs on core 1 and the servers on core 0, so that neither takes time from the other.</summary>
internal static class Pinned
{
    public const string ServerCore = "0";
    private const string GeneratorCore = "1";
    private const string Mark = "LOADLAB_PINNED";

    public static bool Already => Environment.GetEnvironmentVariable(Mark) is not null;

    /// <summary>Moves a process that runs already, with its children, to the server's core.</summary>
    public static async Task ToServerAsync(int process)
    {
        foreach (var one in ProcessCpu.Family(process))
            await OwnedProcess.RunAsync("taskset", ["-a", "-c", "-p", ServerCore, $"{one}"]);
    }

    /// <summary>Starts this program again on its core and returns its exit code.</summary>
    public static async Task<int> AgainAsync(string[] args)
    {
        if (Environment.ProcessorCount < 2)
            throw new InvalidOperationException("Two cores are needed: one for the server, one for the generator.");
        var start = new ProcessStartInfo("taskset") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", GeneratorCore, Environment.ProcessPath!, .. args])
            start.ArgumentList.Add(argument);
        start.Environment[Mark] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("taskset (util-linux) is missing.");
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
