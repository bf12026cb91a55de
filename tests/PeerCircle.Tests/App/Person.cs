using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Options;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;

namespace PeerCircle.Tests.App;

/// <summary>A signed-in person of a test.</summary>
public sealed class Person(CircleHost host, Caller caller, string cookie) : IAsyncDisposable
{
    private readonly List<HubConnection> connections = [];
    private HttpClient? http;

    public Caller Caller => caller;

    public Guid Id => caller.MemberId;

    /// <summary>Sends the session cookie with every request; follows no redirects.</summary>
    public HttpClient Http => http ??= Client(host, cookie);

    public string Cookie => cookie;

    /// <summary>A visitor's client: no cookie, no redirects followed.</summary>
    public static HttpClient Visitor(CircleHost host) => Client(host, null);

    /// <summary>Opens a live connection.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(host.Address, "/hub/v1"), HttpTransportType.WebSockets, options => options.Headers["Cookie"] = cookie)
            .Build();
        connections.Add(connection);
        await connection.StartAsync();
        return connection;
    }

    /// <summary>Posts over JSON.</summary>
    public async Task<PostResult> PostAsync(Guid channelId, string text, Guid? clientId = null, Guid? replyTo = null, string? note = null)
    {
        var answer = await Http.PostAsJsonAsync(
            $"/api/channels/{channelId}/messages", new { clientId = clientId ?? Guid.CreateVersion7(), text, replyTo, note });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<PostResult>())!;
    }

    public async ValueTask DisposeAsync()
    {
        http?.Dispose();
        foreach (var connection in connections) await connection.DisposeAsync();
    }

    private static HttpClient Client(CircleHost host, string? cookie)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }
}

/// <summary>Brings people and rooms into a test.</summary>
public static class People
{
    /// <summary>A new member with a session, as if they had signed up and in.</summary>
    public static async Task<Person> JoinAsync(this CircleHost host, Roles roles = Roles.Member, string language = "en")
    {
        var nickname = $"p{Guid.CreateVersion7():N}"[^12..];
        await using var db = host.Db();
        var member = new Member
        {
            Id = Guid.CreateVersion7(),
            UserName = nickname,
            NormalizedUserName = nickname.ToUpperInvariant(),
            Roles = roles,
            AgeBand = AgeBand.From25To39,
            Language = language,
            JoinedAt = host.Clock.GetUtcNow(),
            SecurityStamp = Guid.CreateVersion7().ToString(),
        };
        db.Users.Add(member);
        await db.SaveChangesAsync();
        var session = await host.Get<Sessions>().StartAsync(member.Id, "a test", CancellationToken.None);
        var caller = await host.Get<SessionCache>().FindAsync(session.Id);
        return new Person(host, caller!, host.CookieOf(session));
    }

    /// <summary>The same person with a fresh session, as after signing in once more.</summary>
    public static async Task<Person> SignInAgainAsync(this CircleHost host, Person person)
    {
        var session = await host.Get<Sessions>().StartAsync(person.Id, "another test", CancellationToken.None);
        return new Person(host, person.Caller with { SessionId = session.Id }, host.CookieOf(session));
    }

    private static string CookieOf(this CircleHost host, Session session)
    {
        var options = host.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Sessions.Scheme);
        var ticket = new AuthenticationTicket(
            Sessions.Principal(session), new AuthenticationProperties { ExpiresUtc = session.ExpiresAt, IssuedUtc = session.StartedAt }, Sessions.Scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
