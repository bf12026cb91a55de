using System.Collections.Concurrent;
using System.Net;

namespace PeerCircle.TestSupport;

/// <summary>A POST as it came.</summary>
/// <param name="Headers">Its headers, by name.</param>
/// <param name="Body">Its body.</param>
public sealed record TakenPost(IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>A program of the operator's on the loopback that keeps every POST it is sent.</summary>
public sealed class HookListener : IAsyncDisposable
{
    private readonly HttpListener door = new();
    private readonly Task listening;

    public HookListener()
    {
        Address = new Uri($"http://127.0.0.1:{FreePort.Take()}/hook");
        door.Prefixes.Add($"{Address.GetLeftPart(UriPartial.Authority)}/");
        door.Start();
        listening = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = 204;

    public ConcurrentQueue<TakenPost> Posts { get; } = new();

    public async ValueTask DisposeAsync()
    {
        door.Abort();
        await listening;
        door.Close();
    }

    private async Task ListenAsync()
    {
        while (door.IsListening)
        {
            try
            {
                await TakeAsync(await door.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException && !door.IsListening)
            {
                return;
            }
        }
    }

    private async Task TakeAsync(HttpListenerContext call)
    {
        using var body = new MemoryStream();
        await call.Request.InputStream.CopyToAsync(body);
        var headers = call.Request.Headers.AllKeys.OfType<string>().ToDictionary(name => name, name => call.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        Posts.Enqueue(new TakenPost(headers, body.ToArray()));
        call.Response.StatusCode = Status;
        call.Response.Close();
    }
}
