using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Is anyone there: a room without a moderator, a moderator who comes on shift, and a call for a person.</summary>
public sealed class BeingThereTests(Browser browser)
{
    [Fact]
    public async Task A_room_says_that_nobody_is_on_shift_until_sora_comes()
    {
        await using var ren = await browser.OpenAsync();
        await using var sora = await browser.OpenAsync();
        await Task.WhenAll(ren.SignInAsync("ren"), sora.SignInAsync("sora"));
        var covered = ren.Page.Locator("[data-part=covered]");
        await ren.EnterAsync("night-owls");
        // Shifts are looked at every half a minute.
        await Expect(covered).ToBeVisibleAsync(new() { Timeout = 2 * Journey.Patience });
        await Expect(covered).ToContainTextAsync("until then only you see it. Someone is meant to be here");
        await Expect(covered.Locator("time")).Not.ToBeEmptyAsync();
        await covered.GetByText("Who listens until then").ClickAsync();
        await Expect(covered.Locator(".helplines li").First).ToBeVisibleAsync();

        await sora.Page.GotoAsync("/desk");
        await Expect(sora.Page.GetByText("You are not on shift.")).ToBeVisibleAsync();
        await sora.Page.GetByRole(AriaRole.Button, new() { Name = "Go on shift" }).ClickAsync();
        await Expect(sora.Page.GetByText("You are on shift since")).ToBeVisibleAsync();
        await Expect(covered).ToBeHiddenAsync(new() { Timeout = Journey.Patience });

        await sora.Page.GetByRole(AriaRole.Button, new() { Name = "Go off shift" }).ClickAsync();
        await Expect(sora.Page.GetByText("You are not on shift.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ren_asks_for_a_person_and_is_told_what_is_so_until_sora_answers()
    {
        await using var ren = await browser.OpenAsync();
        await using var sora = await browser.OpenAsync();
        await Task.WhenAll(ren.SignInAsync("ren"), sora.SignInAsync("sora"));
        var words = Journey.Words("I can't sleep and I would like someone to know");
        await sora.Page.GotoAsync("/desk");
        await Expect(sora.Page.Locator("pc-desk")).ToHaveAttributeAsync("data-state", "connected", new() { Timeout = Journey.Patience });
        await ren.Page.GotoAsync("/help");
        await ren.Main.Locator("#note").FillAsync(words);
        await ren.Main.GetByRole(AriaRole.Button, new() { Name = "Ask for a moderator" }).ClickAsync();
        await Expect(ren.Main.GetByText("Nobody has taken it yet")).ToBeVisibleAsync();

        var row = sora.Page.Locator(".case-row").Filter(new() { HasText = "someone asks for a person" });
        await row.Locator("a").ClickAsync(new() { Timeout = Journey.Patience });
        await sora.Main.GetByRole(AriaRole.Button, new() { Name = "I take it" }).ClickAsync();
        await Expect(sora.Main.GetByText("sora is on it")).ToBeVisibleAsync();
        await ren.Page.ReloadAsync();
        await Expect(ren.Main.GetByText("A moderator has taken your call.")).ToBeVisibleAsync();

        await sora.Main.GetByText("What ren wrote").ClickAsync();
        await Expect(sora.Main.GetByText(words)).ToBeVisibleAsync();
        await sora.Main.Locator("#facts").FillAsync("I am here until one, and I read you.");
        await sora.Main.GetByRole(AriaRole.Button, new() { Name = "Read the letter first" }).ClickAsync();
        await Expect(sora.Main.Locator(".letter")).ToContainTextAsync("An answer to your call");
        await sora.Page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await sora.ArriveAsync("/desk");

        await ren.Page.GotoAsync("/notices");
        var letter = ren.Main.Locator(".letter").First;
        await Expect(letter.GetByRole(AriaRole.Heading)).ToHaveTextAsync("An answer to your call");
        await Expect(letter).ToContainTextAsync("I am here until one, and I read you.");
        await ren.Page.GotoAsync("/help");
        await Expect(ren.Main.GetByRole(AriaRole.Button, new() { Name = "Ask for a moderator" })).ToBeVisibleAsync();
    }
}
