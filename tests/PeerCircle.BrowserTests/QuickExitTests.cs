using System.Net;
using PeerCircle.TestSupport;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Someone comes into the room: the page must be gone, and stay gone.</summary>
public sealed class QuickExitTests(Browser browser)
{
    [Fact]
    public async Task Esc_twice_leaves_locks_the_session_and_Back_does_not_show_the_room_again()
    {
        await using var ren = await browser.OpenAsync();
        await ren.SignInAsync("ren");
        await ren.EnterAsync("evening-tea");
        await LeaveByKeysAsync(ren);
        // The page leaves first and the lock follows at once, on its own way.
        await Eventually.TrueAsync("the session is locked", TimeSpan.FromSeconds(5), () => IsLockedAsync(ren));

        await ren.Page.GoBackAsync();

        await Expect(ren.Page).ToHaveTitleAsync("Weather");
    }

    [Fact]
    public async Task One_Esc_stays()
    {
        await using var ren = await browser.OpenAsync();
        await ren.SignInAsync("ren");
        await ren.EnterAsync("evening-tea");
        await ren.Page.Keyboard.PressAsync("Escape");
        await ren.PostAsync("still here");
    }

    [Fact]
    public async Task The_button_leaves_without_a_script_too()
    {
        await using var ren = await browser.OpenAsync(script: false);
        await ren.SignInAsync("ren");
        await ren.EnterAsync("evening-tea");
        await ren.Page.Locator("header button.leave").ClickAsync();
        await Expect(ren.Page).ToHaveTitleAsync("Weather");
        Assert.True(await IsLockedAsync(ren));
    }

    private static async Task LeaveByKeysAsync(Person person)
    {
        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(person.Page).ToHaveTitleAsync("Weather");
    }

    private async Task<bool> IsLockedAsync(Person person)
    {
        using var http = new HttpClient { BaseAddress = browser.Server.Address };
        var cookies = await person.Page.Context.CookiesAsync();
        http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        using var answer = await http.GetAsync(new Uri("/api/me", UriKind.Relative));
        return answer.StatusCode == HttpStatusCode.Unauthorized;
    }
}
