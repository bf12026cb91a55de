using System.Net;
using System.Text.RegularExpressions;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Hosting;

/// <summary>What every page tells the browser, and in which language it speaks.</summary>
public sealed partial class PageHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/help")]
    [InlineData("/settings")]
    public async Task A_page_is_never_kept_framed_or_given_foreign_code(string path)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var csp = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", csp, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_holds_no_inline_script_or_style()
    {
        using var answer = await GetAsync("/settings");
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(Inline(), html);
    }

    [Fact]
    public async Task Script_and_style_are_fingerprinted_and_kept_for_good()
    {
        using var answer = await GetAsync("/");
        var addresses = Bundled().Matches(await answer.Content.ReadAsStringAsync()).Select(m => m.Groups["address"].Value).ToList();
        Assert.Equal(2, addresses.Count);
        foreach (var address in addresses)
        {
            using var file = await GetAsync(address);
            Assert.Contains("immutable", file.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ja-JP,ja;q=0.9,en;q=0.5", null, "ja")]
    [InlineData("fr-FR", null, "en")]
    [InlineData("en", "c%3Dja%7Cuic%3Dja", "ja")]
    public async Task The_language_is_the_one_chosen_here_else_the_one_the_browser_asks_for(string asked, string? chosen, string expected)
    {
        using var answer = await GetAsync("/", ("Accept-Language", asked), ("Cookie", chosen is null ? "" : $"peercircle-language={chosen}"));
        Assert.Contains($"<html lang=\"{expected}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", "text/html")]
    [InlineData("/api/nowhere", "application/problem+json")]
    public async Task An_address_that_is_not_there_says_so_in_the_readers_way(string path, string type)
    {
        using var answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var host = await CircleHost.On(Database.Sqlite);
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Person.Visitor(host).SendAsync(request);
    }

    [GeneratedRegex(@"(?i)\son\w+\s*=|\sstyle\s*=|<style|<script(?![^>]* src=)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Inline();

    [GeneratedRegex("\"(?<address>/app/\\w+\\.[a-z0-9]{10}\\.(js|css))\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Bundled();
}
