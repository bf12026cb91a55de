using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using PeerCircle.Contracts;
using PeerCircle.Tests.Channels;

namespace PeerCircle.FaultTests.Storm;

/// <summary>
/// A slim client by the browser's rules: begins with the page as it was rendered, enters with the version it holds, and comes back,
/// whatever happens, after a wait of its own. Two thousand of them fit beside a server.
/// </summary>
internal sealed class Returning(HttpClient http, string cookie, ChangeSet page)
{
    private const char RecordEnd = '\u001e';

    private readonly ClientCopy copy = new();
    private int attempt;
    private int hint;

    /// <summary>How often it has come in.</summary>
    public int Visits { get; private set; }

    /// <summary>How often the server answered it at the door, whatever it answered.</summary>
    public int Knocks { get; private set; }

    public long Version => copy.Version;

    public IEnumerable<MessageView> Messages => copy.Messages;

    /// <summary>Keeps its connection until told that it is enough.</summary>
    public async Task StayAsync(Random random, CancellationToken enough)
    {
        copy.Apply(page);
        while (!enough.IsCancellationRequested)
        {
            try
            {
                await VisitAsync(enough);
            }
            catch (Exception error) when (error is HttpRequestException or WebSocketException or IOException)
            {
                // Away: the next try comes later, and at another moment than everyone else's.
            }
            catch (OperationCanceledException) when (enough.IsCancellationRequested)
            {
                return;
            }
            await Task.Delay(Retry.WaitBefore(attempt++, random, hint), enough).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task VisitAsync(CancellationToken enough)
    {
        hint = 0;
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        var address = new UriBuilder(http.BaseAddress!) { Scheme = "ws", Path = "/hub/v1", Query = $"id={await NegotiateAsync(enough)}" };
        await socket.ConnectAsync(address.Uri, http, enough);
        await SendAsync(socket, """{"protocol":"json","version":1}""", enough);
        await EnterAsync(socket, enough);
        await foreach (var record in ReadAsync(socket, enough))
            if (SetIn(record) is { } set && (!copy.Apply(set) || (set.More && !set.Reset))) await EnterAsync(socket, enough);
    }

    private async Task<string> NegotiateAsync(CancellationToken enough)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/hub/v1/negotiate?negotiateVersion=1", UriKind.Relative));
        request.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(request, enough);
        Knocks++;
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(enough)).GetProperty("connectionToken").GetString()!;
    }

    private ChangeSet? SetIn(string record)
    {
        using var json = JsonDocument.Parse(record);
        if (!json.RootElement.TryGetProperty("type", out var type)) return null;
        if (type.GetInt32() == 1 && json.RootElement.GetProperty("target").GetString() == Pushes.Changed)
            return json.RootElement.GetProperty("arguments")[0].Deserialize<ChangeSet>(JsonSerializerOptions.Web);
        return type.GetInt32() == 3 ? Entered(json.RootElement.GetProperty("result")) : null;
    }

    private ChangeSet Entered(JsonElement result)
    {
        if (result.TryGetProperty("problem", out var problem))
        {
            hint = problem.TryGetProperty("retryAfterSeconds", out var seconds) ? seconds.GetInt32() : 0;
            throw new HttpRequestException($"Not let in: {problem}");
        }
        (attempt, Visits) = (0, Visits + 1);
        return result.Deserialize<ChangeSet>(JsonSerializerOptions.Web)!;
    }

    private Task EnterAsync(ClientWebSocket socket, CancellationToken enough) =>
        SendAsync(socket, $$"""{"type":1,"invocationId":"1","target":"Enter","arguments":["{{page.ChannelId}}",{{copy.Version}}]}""", enough);

    private static async Task SendAsync(ClientWebSocket socket, string record, CancellationToken enough) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(record + RecordEnd), WebSocketMessageType.Text, endOfMessage: true, enough);

    private static async IAsyncEnumerable<string> ReadAsync(ClientWebSocket socket, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken enough)
    {
        using var gathered = new MemoryStream();
        var buffer = new byte[4 * 1024];
        while (await socket.ReceiveAsync(buffer.AsMemory(), enough) is { MessageType: WebSocketMessageType.Text } part)
        {
            gathered.Write(buffer, 0, part.Count);
            if (!part.EndOfMessage) continue;
            var records = Encoding.UTF8.GetString(gathered.GetBuffer(), 0, (int)gathered.Length);
            gathered.SetLength(0);
            foreach (var record in records.Split(RecordEnd, StringSplitOptions.RemoveEmptyEntries)) yield return record;
        }
    }
}
