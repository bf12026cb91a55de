using System.Text.Json;
using PeerCircle.TestSupport;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>An old phone on a slow line: what the first visit to a room costs.</summary>
public sealed class FirstVisitTests(Browser browser, ITestOutputHelper output)
{
    private const int MostBytes = 60 * 1024;

    [Fact]
    public async Task The_first_visit_to_a_room_takes_at_most_60_KB_and_no_other_host()
    {
        await using var ren = await browser.OpenAsync();
        await ren.SignInAsync("ren");
        var cookies = await ren.Page.Context.CookiesAsync();
        await using var fresh = await browser.OpenAsync();
        await fresh.Page.Context.AddCookiesAsync(cookies.Select(cookie => new Microsoft.Playwright.Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        var devTools = await fresh.Page.Context.NewCDPSessionAsync(fresh.Page);
        double bytes = 0;
        var hosts = new HashSet<string>(StringComparer.Ordinal);
        var connected = false;
        devTools.Event("Network.loadingFinished").OnEvent += (_, message) => bytes += message!.Value.GetProperty("encodedDataLength").GetDouble();
        devTools.Event("Network.requestWillBeSent").OnEvent += (_, message) => hosts.UnionWith(HostsOf(message!.Value));
        devTools.Event("Network.webSocketFrameReceived").OnEvent += (_, message) =>
        {
            bytes += message!.Value.GetProperty("response").GetProperty("payloadData").GetString()!.Length;
            connected = true;
        };
        await devTools.SendAsync("Network.enable");

        await fresh.EnterAsync("evening-tea");
        await Eventually.TrueAsync("the page is live", TimeSpan.FromSeconds(15), () => connected);
        await fresh.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.Load);

        output.WriteLine($"First visit to a room: {bytes / 1024:0.0} KB over the wire");
        Assert.Equal([browser.Server.Address.Authority], hosts);
        Assert.InRange(bytes, 1, MostBytes);
        await Expect(fresh.Box).ToBeVisibleAsync();
    }

    // Pictures written into the style sheet (data:) come from no host.
    private static IEnumerable<string> HostsOf(JsonElement message) =>
        new[] { new Uri(message.GetProperty("request").GetProperty("url").GetString()!) }.Where(url => url.Scheme != "data").Select(url => url.Authority);
}
