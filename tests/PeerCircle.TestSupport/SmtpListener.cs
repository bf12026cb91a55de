using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PeerCircle.TestSupport;

/// <summary>A letter as the mail server took it.</summary>
/// <param name="To">The addresses of the envelope.</param>
/// <param name="Text">Headers and body as they came.</param>
public sealed record TakenLetter(IReadOnlyList<string> To, string Text);

/// <summary>A mail server of the loopback that keeps every letter and sends none: just enough SMTP for a real client.</summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Task listening;

    public SmtpListener()
    {
        door.Start();
        listening = ListenAsync();
    }

    public int Port => ((IPEndPoint)door.LocalEndpoint).Port;

    public ConcurrentQueue<TakenLetter> Letters { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        door.Stop();
        await listening;
        closing.Dispose();
    }

    private async Task ListenAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true) open.Add(TalkAsync(await door.AcceptTcpClientAsync(closing.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var owned = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        var to = new List<string>();
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync(closing.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT") to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                Letters.Enqueue(new TakenLetter([.. to], await LetterAsync(reader)));
                to.Clear();
            }
            await writer.WriteLineAsync(verb switch { "EHLO" => "250-here\r\n250 8BITMIME", "QUIT" => "221 bye", _ => "250 ok" });
            if (verb == "QUIT") return;
        }
    }

    private async Task<string> LetterAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(closing.Token) is { } line && line != ".") text.AppendLine(line);
        return text.ToString();
    }
}
