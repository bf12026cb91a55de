using System.Runtime.InteropServices;

namespace PeerCircle.Server.Realtime;

/// <summary>SIGTERM and Ctrl+C drain the node before the host stops; a second one stops it at once.</summary>
internal sealed class GentleLifetime(IHostApplicationLifetime host, Drain drain) : IHostLifetime, IDisposable
{
    private PosixSignalRegistration[] signals = [];
    private int asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take), PosixSignalRegistration.Create(PosixSignal.SIGINT, Take)];
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        if (Interlocked.Increment(ref asked) == 1) _ = LeaveAsync();
        else host.StopApplication();
    }

    private async Task LeaveAsync()
    {
        try
        {
            // A node that is still starting has nobody to say goodbye to.
            if (host.ApplicationStarted.IsCancellationRequested) await drain.RunAsync();
        }
        finally
        {
            host.StopApplication();
        }
    }
}
