using System.Net;
using PeerCircle.TestSupport;

namespace PeerCircle.BrowserTests;

/// <summary>The world outside, where quick exit leads: one small page on another port.</summary>
internal sealed class Outside : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task answering;

    public Outside()
    {
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        answering = AnswerAsync();
    }

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Take()}/");

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await answering;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (listener.IsListening)
            {
                var visit = await listener.GetContextAsync();
                visit.Response.ContentType = "text/html";
                visit.Response.Close("<!DOCTYPE html><title>Weather</title><p>Cloudy."u8.ToArray(), willBlock: false);
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the tests are over.
        }
    }
}
