using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Tests.App;

namespace PeerCircle.Tests.Matrix;

/// <summary>Lets one person try one row, and says in a word what they were answered.</summary>
internal sealed partial class Attempt(CircleHost host, Scene scene, Row row)
{
    public Task<string> AsAsync(string role) => row.Method is "HUB" ? CallAsync(scene.Find(role)) : AskAsync(scene.Find(role));

    /// <summary>All that one person is told when they try it.</summary>
    public async Task<string> HearAsync(string role)
    {
        var person = scene.Find(role)!;
        if (row.Method is "HUB") return (await InvokeAsync(person)).GetRawText();
        using var answer = await SendAsync(person.Http);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<JsonElement> InvokeAsync(Person person)
    {
        await using var hub = await person.ConnectAsync();
        object?[] arguments = [.. row.How.Select(Argument)];
        return await hub.InvokeCoreAsync<JsonElement>(row.Route, arguments);
    }

    private async Task<string> CallAsync(Person? person)
    {
        if (person is null) return "-";
        var answer = await InvokeAsync(person);
        if (answer.ValueKind is not JsonValueKind.Object) return "ok";
        if (answer.TryGetProperty("problem", out var problem)) return problem.GetProperty("type").GetString()!.Split(':')[^1];
        return answer.TryGetProperty("status", out var status) ? status.GetString()! : "ok";
    }

    private object? Argument(string word) => word switch
    {
        "null" => null,
        "true" => true,
        _ => scene[word],
    };

    private async Task<string> AskAsync(Person? person)
    {
        using var visitor = Person.Visitor(host);
        using var answer = await SendAsync(person?.Http ?? visitor);
        return ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method is not "ANY" ? row.Method : row.Route.EndsWith("/negotiate", StringComparison.Ordinal) ? "POST" : "GET"), Address());
        if (row.How.Contains("form", StringComparer.Ordinal)) await FillAsync(http, request);
        else if (row.Method is "POST" or "PUT" or "PATCH") request.Content = new StringContent(Json(), Encoding.UTF8, "application/json");
        return await http.SendAsync(request);
    }

    public string Address()
    {
        var address = row.Route;
        foreach (var (name, value) in Pairs()) address = address.Replace($"{{{name}}}", value, StringComparison.Ordinal).Replace($"{{*{name}:nonfile}}", value, StringComparison.Ordinal);
        return address;
    }

    private string Json() => JsonSerializer.Serialize(Pairs().ToDictionary(p => p.Name, p => p.Value is "true" ? true : (object)p.Value, StringComparer.Ordinal));

    private IEnumerable<(string Name, string Value)> Pairs() =>
        row.How.Where(w => w.Contains('=', StringComparison.Ordinal)).Select(w => w.Split('=', 2)).Select(p => (p[0], scene[p[1]]));

    // A form needs a token of its own person; the settings page gives one to everybody.
    private async Task FillAsync(HttpClient http, HttpRequestMessage request)
    {
        using var page = await http.GetAsync("/settings");
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["value"].Value;
        var cookie = page.Headers.GetValues("Set-Cookie").First(c => c.StartsWith("peercircle-form", StringComparison.Ordinal)).Split(';')[0];
        var own = http.DefaultRequestHeaders.TryGetValues("Cookie", out var cookies) ? string.Join("; ", cookies) + "; " : "";
        request.Headers.Add("Cookie", own + cookie);
        request.Content = new FormUrlEncodedContent(Pairs().Append(("form-token", token)).Select(p => KeyValuePair.Create(p.Item1, p.Item2)));
    }

    [GeneratedRegex("name=\"form-token\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
