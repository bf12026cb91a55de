using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>The desk without a mouse: once by Tab and Enter alone, once by its own keys.</summary>
public sealed class DeskByKeysTests(Browser browser)
{
    [Fact]
    public async Task From_signing_in_to_a_saved_decision_by_Tab_and_Enter()
    {
        var caseId = await FlaggedAsync();
        await using var sora = await browser.OpenAsync();
        await sora.SignInByKeysAsync("sora");
        await sora.GoByKeysAsync("header a[href='/desk']");
        await sora.GoByKeysAsync($".case-row[data-id='{caseId}'] a");
        await sora.GoByKeysAsync("button[formaction$='/claim']");
        await Expect(sora.Main.GetByText("sora is on it")).ToBeVisibleAsync();
        await sora.GoByKeysAsync(".veil summary");
        await Expect(sora.Main.Locator(".veil[open] .body")).ToBeVisibleAsync();

        await sora.TabToAsync("input[name=action]");
        await Walk(sora, "input[name=action][value=talk]");
        await sora.Page.Keyboard.PressAsync("Space");
        await sora.TabToAsync("#facts");
        await sora.Page.Keyboard.TypeAsync("This could be read in two ways.");
        await sora.GoByKeysAsync(".decide button.first");
        await Expect(sora.Main.Locator(".letter")).ToContainTextAsync("This could be read in two ways.");
        await sora.GoByKeysAsync(".check button.first");
        await sora.ArriveAsync("/desk");
        await Expect(sora.Row(caseId)).ToHaveCountAsync(0);
        Assert.Equal("decided", (await sora.ReadAsync($"/api/cases/{caseId}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task By_the_keys_that_stand_beside_each_thing()
    {
        var caseId = await FlaggedAsync();
        await using var sora = await browser.OpenAsync();
        await sora.SignInByKeysAsync("sora");
        await sora.Page.GotoAsync("/desk");
        await Expect(sora.Page.Locator("pc-desk")).ToHaveAttributeAsync("data-state", "connected", new() { Timeout = Journey.Patience });
        var rows = await sora.CasesAsync();
        for (var i = 0; i <= Array.IndexOf(rows, caseId); i++)
            await sora.Page.Keyboard.PressAsync("j");
        await Expect(sora.Row(caseId).Locator("a")).ToBeFocusedAsync();
        await sora.Page.Keyboard.PressAsync("Enter");
        await sora.ArriveAsync($"/desk/cases/{caseId}");
        await KeyAsync(sora, "c");
        await Expect(sora.Main.GetByText("sora is on it")).ToBeVisibleAsync();
        await KeyAsync(sora, "r");
        await Expect(sora.Main.Locator(".veil[open] .body")).ToBeVisibleAsync();
        await KeyAsync(sora, await sora.Main.Locator("input[value=no-action]").GetAttributeAsync("data-key") ?? "");
        await Expect(sora.Main.Locator("input[value=no-action]")).ToBeCheckedAsync();
        await KeyAsync(sora, "w");
        // In a field a letter is a letter: "c" and "p" do nothing but stand there.
        await sora.Page.Keyboard.TypeAsync("a calm exchange, perhaps too calm");
        await Expect(sora.Main.Locator("#facts")).ToHaveValueAsync("a calm exchange, perhaps too calm");
        await sora.TabToAsync(".decide button.first");
        await KeyAsync(sora, "p");
        await Expect(sora.Main.GetByText("mika is not written to.")).ToBeVisibleAsync();
        await KeyAsync(sora, "p");
        await sora.ArriveAsync("/desk");
        await Expect(sora.Row(caseId)).ToHaveCountAsync(0);
    }

    // Single keys wait for the script of a page that has just been loaded.
    private static async Task KeyAsync(Person person, string key)
    {
        await Expect(person.Page.Locator("pc-desk")).ToHaveAttributeAsync("data-state", "connected", new() { Timeout = Journey.Patience });
        await person.Page.Keyboard.PressAsync(key);
    }

    // Arrow keys choose within a group; the one that is tabbed to is the first, or the chosen one.
    private static async Task Walk(Person person, string selector)
    {
        const int ManyChoices = 20;
        var target = person.Page.Locator(selector);
        for (var i = 0; i < ManyChoices && !await target.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
            await person.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(target).ToBeFocusedAsync();
    }

    private async Task<string> FlaggedAsync()
    {
        await using var mika = await browser.OpenAsync();
        await using var ren = await browser.OpenAsync();
        await using var sora = await browser.OpenAsync();
        await Task.WhenAll(mika.SignInAsync("mika"), ren.SignInAsync("ren"), sora.SignInAsync("sora"));
        await sora.Page.GotoAsync("/desk");
        var known = await sora.CasesAsync();
        var text = Journey.Words("you talk too much in here");
        await mika.EnterAsync("games");
        await mika.PostAsync(text);
        await ren.EnterAsync("games");
        await ren.OpenFlagAsync(text);
        await ren.Main.GetByLabel("Something else").CheckAsync();
        await ren.Main.GetByRole(AriaRole.Button, new() { Name = "Tell a moderator" }).ClickAsync();
        await Expect(ren.Main.GetByRole(AriaRole.Heading, new() { Name = "Thank you for telling us" })).ToBeVisibleAsync();
        await sora.Page.GotoAsync("/desk");
        return Assert.Single((await sora.CasesAsync()).Except(known, StringComparer.Ordinal));
    }
}
