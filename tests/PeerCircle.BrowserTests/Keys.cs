using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Getting around with a keyboard and nothing else.</summary>
internal static class Keys
{
    private const int ManyTabs = 200;

    /// <summary>Tabs until the element has the focus.</summary>
    public static async Task TabToAsync(this Person person, string selector)
    {
        var target = person.Page.Locator(selector).First;
        await Expect(target).ToBeVisibleAsync(new() { Timeout = Journey.Patience });
        for (var i = 0; i < ManyTabs && !await target.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
            await person.Page.Keyboard.PressAsync("Tab");
        await Expect(target).ToBeFocusedAsync();
    }

    /// <summary>Tabs to a link, a button or a fold, and presses Enter.</summary>
    public static async Task GoByKeysAsync(this Person person, string selector)
    {
        await person.TabToAsync(selector);
        await person.Page.Keyboard.PressAsync("Enter");
    }

    public static async Task SignInByKeysAsync(this Person person, string nickname)
    {
        await person.Page.GotoAsync("/sign-in");
        await person.TabToAsync("input[name=nickname]");
        await person.Page.Keyboard.TypeAsync(nickname);
        await person.TabToAsync("input[type=password]");
        await person.Page.Keyboard.TypeAsync(Person.Passphrase);
        await person.Page.Keyboard.PressAsync("Enter");
        await person.ArriveAsync("/rooms");
    }
}
