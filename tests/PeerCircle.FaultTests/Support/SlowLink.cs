using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerCircle.FaultTests.Support;

/// <summary>
/// A TCP link on the way to a server that passes everything on, holds back for a while what contains a word, and can be cut: then nothing
/// gets through and nobody is told, until it is healed.
/// </summary>
internal sealed class SlowLink(IPEndPoint server, string? word = null, TimeSpan delay = default) : IAsyncDisposable
{
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private Task serving = Task.CompletedTask;
    private volatile TaskCompletionSource? cut;
    private int held;

    /// <summary>How often the word was held back.</summary>
    public int Held => Volatile.Read(ref held);

    public string Open()
    {
        door.Start();
        serving = ServeAsync();
        return door.LocalEndpoint.ToString()!;
    }

    public void Cut() => cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Heal() => cut?.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        door.Stop();
        await serving;
        door.Dispose();
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(CarryAsync(await door.AcceptTcpClientAsync(closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var caller = near;
        using var far = new TcpClient();
        await far.ConnectAsync(server, closing.Token);
        await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
    }

    private async Task CopyAsync(TcpClient from, TcpClient to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (int read; (read = await from.GetStream().ReadAsync(buffer, closing.Token)) > 0;)
            {
                if (cut is { } until) await until.Task.WaitAsync(closing.Token);
                if (word is not null && Encoding.ASCII.GetString(buffer, 0, read).Contains(word, StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref held);
                    await Task.Delay(delay, closing.Token);
                }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), closing.Token);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has hung up: so does the other.
        }
    }
}
