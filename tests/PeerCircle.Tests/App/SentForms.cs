using System.Text.RegularExpressions;

namespace PeerCircle.Tests.App;

/// <summary>Forms as a signed-in person sends them without a script.</summary>
public static partial class SentForms
{
    /// <summary>Opens a page and sends its form to the same address, with the page's token and what was filled in.</summary>
    public static Task<HttpResponseMessage> SendFormAsync(this Person person, string page, params (string Name, string Value)[] fields) =>
        person.SendFormAsync(page, page, fields);

    /// <summary>Opens a page and sends what was filled in to another address that its form names.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(this Person person, string page, string to, params (string Name, string Value)[] fields)
    {
        using var shown = await person.Http.GetAsync(page);
        shown.EnsureSuccessStatusCode();
        var token = Token().Match(await shown.Content.ReadAsStringAsync()).Groups["token"].Value;
        var cookie = shown.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("peercircle-form", StringComparison.Ordinal)).Split(';')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, to)
        {
            Content = new FormUrlEncodedContent(fields.Append(("form-token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add("Cookie", $"{person.Cookie}; {cookie}");
        return await person.Http.SendAsync(request);
    }

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();
}
