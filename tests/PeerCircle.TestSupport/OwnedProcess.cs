using System.Diagnostics;
using System.Text;

namespace PeerCircle.TestSupport;

/// <summary>A child process that cannot outlive this one, and whose output is kept for when a test fails.</summary>
public sealed class OwnedProcess : IAsyncDisposable
{
    private const int KeptCharacters = 200_000;

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Lock gate = new();
    private bool disposed;

    private OwnedProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    /// <summary>Everything it has written so far to either stream (the last 200,000 characters).</summary>
    public string Output
    {
        get
        {
            lock (gate)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts <paramref name="file"/>; when this process dies, even by SIGKILL, the child gets <paramref name="deathSignal"/>.</summary>
    /// <param name="user">The account to run as; null keeps the current one. Needs root.</param>
    /// <param name="host">The host it runs on; null: this one.</param>
    public static OwnedProcess Start(
        string file,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? user = null,
        string deathSignal = "KILL",
        string? workingDirectory = null,
        NetworkHost? host = null)
    {
        string[] prefix = [.. host?.Prefix ?? [], "setpriv"];
        var start = new ProcessStartInfo(prefix[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? AppContext.BaseDirectory,
        };
        string[] identity = user is null ? [] : ["--reuid", user, "--regid", user, "--init-groups"];
        foreach (var argument in (IEnumerable<string>)[.. prefix[1..], "--pdeathsig", deathSignal, .. identity, "--", file, .. arguments])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return Nursery.Run(() => Begin(start));
    }

    /// <summary>Runs <paramref name="file"/> to its end and returns its output; throws with that output when it fails.</summary>
    public static async Task<string> RunAsync(string file, IEnumerable<string> arguments, string? user = null)
    {
        await using var owned = Start(file, arguments, user: user);
        await owned.process.WaitForExitAsync();
        return owned.process.ExitCode == 0
            ? owned.Output
            : throw new InvalidOperationException($"{file} ended with {owned.process.ExitCode}:\n{owned.Output}");
    }

    /// <summary>kill -9, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Sends a signal by name (TERM, QUIT, STOP, CONT).</summary>
    public Task SignalAsync(string name) => RunAsync("kill", [$"-{name}", $"{Id}"]);

    /// <summary>Waits for its end and returns the exit code.</summary>
    public async Task<int> WaitAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        await process.WaitForExitAsync(deadline.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        await KillAsync();
        process.Dispose();
    }

    private static OwnedProcess Begin(ProcessStartInfo start)
    {
        var owned = new OwnedProcess(new Process { StartInfo = start });
        owned.process.OutputDataReceived += (_, line) => owned.Keep(line.Data);
        owned.process.ErrorDataReceived += (_, line) => owned.Keep(line.Data);
        owned.process.Start();
        owned.process.StandardInput.Close();
        owned.process.BeginOutputReadLine();
        owned.process.BeginErrorReadLine();
        return owned;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (gate)
        {
            output.AppendLine(line);
            if (output.Length > KeptCharacters)
                output.Remove(0, output.Length - KeptCharacters);
        }
    }
}
