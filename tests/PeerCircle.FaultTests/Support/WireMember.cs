using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;

namespace PeerCircle.FaultTests.Support;

/// <summary>A person with a cookie, who uses the documented wire only.</summary>
internal sealed class WireMember : IDisposable
{
    private readonly HttpClient http;

    private WireMember(Uri server, string cookie)
    {
        Cookie = cookie;
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Cookie", cookie);
    }

    public string Cookie { get; }

    public static async Task<WireMember> SignInAsync(Uri server, string nickname) =>
        new(server, await CookieAsync(server, "/api/session", new { nickname, password = "peercircle-demo" }));

    public static async Task<WireMember> SignUpAsync(Uri server, string nickname) =>
        new(server, await CookieAsync(server, "/api/members", new { nickname, password = "peercircle-demo", bornYear = 1990, language = "en" }));

    /// <summary>The same browser, served by another node.</summary>
    public WireMember At(Uri server) => new(server, Cookie);

    public async Task<T> GetAsync<T>(string path) => (await http.GetFromJsonAsync<T>(new Uri(path, UriKind.Relative)))!;

    /// <summary>Calls without a body and answers the status.</summary>
    public async Task<HttpStatusCode> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>Calls with a body; anything but success throws with what was answered.</summary>
    public async Task<T> PostAsync<T>(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<T>())!;
    }

    /// <summary>Calls with a body and answers whatever comes.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body) => http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);

    public async Task<Guid> RoomAsync(string slug)
    {
        var rooms = await http.GetFromJsonAsync<List<RoomOnWire>>(new Uri("/api/rooms", UriKind.Relative));
        return rooms!.Single(room => room.Slug == slug).Id;
    }

    /// <summary>A new hub connection, which does not come back by itself.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(http.BaseAddress!, "/hub/v1"), options => options.Headers.Add("Cookie", Cookie)).Build();
        await hub.StartAsync();
        return hub;
    }

    /// <summary>The whole history of a channel, oldest first.</summary>
    public async Task<List<MessageView>> HistoryAsync(Guid channelId)
    {
        var pages = new List<MessageView>();
        for (var query = "limit=100"; ;)
        {
            var page = await http.GetFromJsonAsync<ChangeSet>(new Uri($"/api/channels/{channelId}/messages?{query}", UriKind.Relative));
            pages.InsertRange(0, page!.Messages.OrderBy(message => message.Position));
            if (!page.More)
                return pages;
            query = $"limit=100&before={pages[0].Position}";
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<string> CookieAsync(Uri server, string path, object body)
    {
        using var visitor = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        using var answer = await visitor.PostAsJsonAsync(new Uri(path, UriKind.Relative), body);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    private sealed record RoomOnWire(Guid Id, string Slug);
}
