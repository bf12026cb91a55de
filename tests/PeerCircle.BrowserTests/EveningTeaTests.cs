using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Two people in the evening-tea room.</summary>
public sealed class EveningTeaTests(Browser browser)
{
    private const string Room = "evening-tea";

    [Fact]
    public async Task Mika_posts_and_ren_sees_answers_and_reacts_without_reloading()
    {
        await using var mika = await browser.OpenAsync();
        await using var ren = await browser.OpenAsync();
        await Task.WhenAll(mika.SignInAsync("mika"), ren.SignInAsync("ren"));
        await Task.WhenAll(mika.EnterAsync(Room), ren.EnterAsync(Room));
        await ren.Page.EvaluateAsync("window.untouched = true");

        await mika.PostAsync("the cactus has a flower");
        var seen = ren.Message("the cactus has a flower");
        await Expect(seen).ToBeVisibleAsync();

        await Person.ChooseAsync(seen, "Answer");
        await ren.PostAsync("mine is still thinking about it");
        await Expect(mika.Message("mine is still thinking about it").Locator("[data-part=quote]")).ToContainTextAsync("the cactus has a flower");

        await Person.ReactAsync(seen, "I hear you");
        await Expect(Person.Reaction(seen, "I hear you")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Person.Reaction(mika.Message("the cactus has a flower"), "I hear you")).ToHaveAttributeAsync("data-count", "1");

        await Person.ChooseAsync(mika.Message("the cactus has a flower"), "Change");
        await Expect(mika.Box).ToHaveValueAsync("the cactus has a flower");
        await mika.Box.FillAsync("the cactus has two flowers");
        await mika.Page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await Expect(ren.Message("the cactus has two flowers")).ToContainTextAsync("edited");

        var changed = mika.Message("the cactus has two flowers");
        await Person.ChooseAsync(changed, "Take back");
        await changed.GetByRole(AriaRole.Button, new() { Name = "Yes, take it back for everyone" }).ClickAsync();
        await Expect(ren.Message("the cactus has two flowers")).ToHaveCountAsync(0);
        await Expect(ren.Page.GetByText("Taken back.").Last).ToBeVisibleAsync();

        Assert.True(await ren.Page.EvaluateAsync<bool>("window.untouched"), "ren's page was loaded again");
        Assert.Empty(mika.Complaints);
        Assert.Empty(ren.Complaints);
    }

    [Fact]
    public async Task The_same_works_without_a_script_by_reloading()
    {
        await using var mika = await browser.OpenAsync(script: false);
        await using var ren = await browser.OpenAsync(script: false);
        await mika.SignInAsync("mika");
        await ren.SignInAsync("ren");
        await mika.EnterAsync(Room);

        await mika.PostAsync("the fog is thick tonight");
        await ren.EnterAsync(Room);
        await Person.ChooseAsync(ren.Message("the fog is thick tonight"), "Answer");
        await ren.PostAsync("no fog at my window");
        await Person.ReactAsync(ren.Message("the fog is thick tonight"), "me too");
        await Expect(Person.Reaction(ren.Message("the fog is thick tonight"), "me too")).ToHaveAttributeAsync("aria-pressed", "true");

        await mika.Page.ReloadAsync();
        await Expect(mika.Message("no fog at my window").Locator("[data-part=quote]")).ToContainTextAsync("the fog is thick tonight");
        await Person.ChooseAsync(mika.Message("the fog is thick tonight"), "Change");
        await mika.Box.FillAsync("the fog is lifting now");
        await mika.Page.GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await Expect(mika.Message("the fog is lifting now")).ToBeVisibleAsync();
        await Person.ChooseAsync(mika.Message("the fog is lifting now"), "Take back");
        await mika.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, take it back for everyone" }).ClickAsync();

        await ren.Page.ReloadAsync();
        await Expect(ren.Message("the fog is lifting now")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_stranger_signs_up_and_is_shown_the_recovery_codes_once()
    {
        await using var stranger = await browser.OpenAsync();
        await stranger.Page.GotoAsync("/");
        await stranger.Page.GetByRole(AriaRole.Link, new() { Name = "Come in" }).ClickAsync();
        await stranger.Page.Locator("input[name=nickname]").FillAsync("quiet heron");
        await stranger.Page.Locator("input[type=password]").FillAsync("a long enough passphrase");
        await stranger.Page.Locator("[name=bornYear]").FillAsync("1991");
        await stranger.Main.Locator("form button.first").ClickAsync();
        await Expect(stranger.Main.Locator(".codes li")).ToHaveCountAsync(10);
        await stranger.Page.ReloadAsync();
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "I have written them down" }).ClickAsync();
        await stranger.Page.GotoAsync("/recovery/codes");
        await Expect(stranger.Main.Locator(".codes li")).ToHaveCountAsync(0);
        await stranger.EnterAsync(Room);
        await Expect(stranger.Box).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_whole_visit_needs_no_more_than_a_keyboard()
    {
        await using var ren = await browser.OpenAsync();
        await ren.SignInByKeysAsync("ren");
        await ren.GoByKeysAsync($"a[href$='/rooms/{Room}']");
        await ren.TabToAsync("#text");
        await ren.Page.Keyboard.TypeAsync("typed with keys only");
        await ren.GoByKeysAsync("button.send");
        await Expect(ren.Message("typed with keys only")).ToBeVisibleAsync(new() { Timeout = 45_000 });
    }
}
