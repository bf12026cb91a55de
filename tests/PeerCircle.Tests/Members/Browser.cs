using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PeerCircle.Server.Members;
using PeerCircle.Server.Rooms;
using PeerCircle.Tests.App;

namespace PeerCircle.Tests.Members;

/// <summary>A browser without a script: keeps cookies, follows no redirects by itself, fills in forms with their token.</summary>
public sealed partial class Browser(CircleHost host) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

    public HttpClient Http => http;

    /// <summary>A browser in front of a circle whose set-up is finished.</summary>
    public static async Task<Browser> AtAnOpenCircleAsync(Database database)
    {
        var host = await CircleHost.On(database);
        await host.FinishSetupAsync();
        return new Browser(host);
    }

    public async Task<string> ReadAsync(string page)
    {
        var answer = await http.GetAsync(new Uri(page, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> GetAsync(string page) => http.GetAsync(new Uri(page, UriKind.Relative));

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await TokenOfAsync(page);
        return await PostAsync(action, [.. fields, ("form-token", token)]);
    }

    /// <summary>Opens a page and takes the token of its form.</summary>
    public async Task<string> TokenOfAsync(string page) => Token().Match(await ReadAsync(page)).Groups["token"].Value;

    public Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields) =>
        http.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string address, object? body = null) =>
        http.SendAsync(new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) });

    public void Dispose() => http.Dispose();

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

/// <summary>Puts a circle into the state that a test begins with.</summary>
public static class Beginnings
{
    public const string Passphrase = "quiet river stones";

    /// <summary>An administrator, a safeguarding lead, and hours.</summary>
    public static async Task FinishSetupAsync(this CircleHost host)
    {
        if (await host.Get<SetupState>().IsFinishedAsync(CancellationToken.None)) return;
        await host.JoinAsync(Roles.Administrator | Roles.SafeguardingLead);
        await using var db = host.Db();
        db.StaffedWindows.Add(new StaffedWindow { FromMinute = 0, ToMinute = 60 });
        await db.SaveChangesAsync();
    }

    /// <summary>A nickname nobody else in the shared circle has.</summary>
    public static string FreshNickname() => $"k{Guid.CreateVersion7():N}"[^14..].Replace('1', 'x').Replace('0', 'y');

    /// <summary>Signs up over JSON.</summary>
    public static async Task<(string Nickname, MemberEndpoints.Joined Joined)> JoinAsync(this Browser browser, string? nickname = null)
    {
        var name = nickname ?? FreshNickname();
        var answer = await browser.CallAsync(HttpMethod.Post, "/api/members", new { nickname = name, password = Passphrase, bornYear = 1990 });
        answer.EnsureSuccessStatusCode();
        return (name, (await answer.Content.ReadFromJsonAsync<MemberEndpoints.Joined>())!);
    }

    public static Task<HttpResponseMessage> SignInAsync(this Browser browser, string nickname, string passphrase = Passphrase) =>
        browser.CallAsync(HttpMethod.Post, "/api/session", new { nickname, password = passphrase });
}
