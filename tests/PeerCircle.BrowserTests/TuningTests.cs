using System.Text.Json;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PeerCircle.TestSupport;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>A moderator tries a phrase dry and switches it live on one node; it counts on the other, too.</summary>
public sealed class TuningTests(Browser browser)
{
    private const string Phrase = "glimmerfox";

    [Fact]
    public async Task A_phrase_is_tried_dry_then_switched_live_by_keys_without_a_script_and_counts_on_the_other_node()
    {
        var keys = TemporaryFolder.Create("keys-");
        var database = await (await PostgresCluster.Shared).CreateDatabaseAsync();
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["PeerCircle__KeysDirectory"] = keys, ["PeerCircle__BusyAfterSeconds"] = "20" };
        await using var left = await ServerProcess.StartAsync(database, settings);
        await using var right = await ServerProcess.StartAsync(database, settings);

        await using var mika = await browser.OpenAsync(at: right);
        await mika.SignInAsync("mika");
        await mika.EnterAsync("games");
        await mika.PostAsync($"my {Phrase} is asleep");

        await using var sora = await browser.OpenAsync(script: false, at: left);
        await sora.SignInByKeysAsync("sora");
        await AddAsync(sora);
        await Expect(sora.Main.GetByRole(AriaRole.Button, new() { Name = "Switch it live" })).ToHaveCountAsync(0);
        Assert.Equal("posted", await PostAsync(mika, $"another {Phrase}, and nothing happens"));
        await SeeWhatItWouldHaveCaughtAsync(sora);

        await sora.GoByKeysAsync("button[value=live]");
        await Expect(sora.Main.Locator("#state")).ToHaveTextAsync($"{Phrase}: live");
        await Eventually.TrueAsync("the other node holds it", TimeSpan.FromSeconds(2), async () => await PostAsync(mika, $"one more {Phrase}") == "held");

        await using var aoi = await browser.OpenAsync(at: right);
        await aoi.SignInAsync("aoi");
        await TheOtherNodeExplainsItAsync(aoi);
    }

    private static async Task AddAsync(Person sora)
    {
        await sora.GoByKeysAsync("header a[href='/desk']");
        await sora.GoByKeysAsync(".queue a[href='/desk/words']");
        await sora.GoByKeysAsync("main a[href='/desk/words/new']");
        await sora.TabToAsync("#text");
        await sora.Page.Keyboard.TypeAsync("(glimmerfox");
        await sora.GoByKeysAsync("form.form button.first");
        // What can't be kept comes back with what to mend.
        await Expect(sora.Main.Locator(".say")).ToContainTextAsync("parenthesis");
        await Expect(sora.Main.Locator("#text")).ToHaveValueAsync("(glimmerfox");
        await sora.Main.Locator("#text").FillAsync(Phrase);
        await sora.GoByKeysAsync("form.form button.first");
        await Expect(sora.Main.Locator("#state")).ToHaveTextAsync($"{Phrase}: runs dry");
    }

    private static async Task SeeWhatItWouldHaveCaughtAsync(Person sora)
    {
        await sora.GoByKeysAsync("form[action$='/dry-run'] button");
        await Expect(sora.Main.GetByText("it stands in 2; 2 of them")).ToBeVisibleAsync();
        var text = sora.Main.Locator(".veil .body").Filter(new() { HasText = $"my {Phrase} is asleep" });
        await Expect(text).ToBeHiddenAsync();
        await sora.GoByKeysAsync(".veil:last-of-type summary");
        await Expect(text).ToBeVisibleAsync();
        await Expect(sora.Main.Locator(".veil").Last).Not.ToContainTextAsync("mika");
    }

    private static async Task TheOtherNodeExplainsItAsync(Person aoi)
    {
        await aoi.Page.GotoAsync("/desk/words/try");
        await aoi.Main.Locator("#text").FillAsync("A Glímmerfox!");
        await aoi.Main.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await Expect(aoi.Main.GetByText("It is held for a moderator.")).ToBeVisibleAsync();
        await Expect(aoi.Main.Locator("p code")).ToHaveTextAsync($"abuse.insult \"{Phrase}\" → hold");
        Assert.Empty((await aoi.Page.RunAxe()).Violations.Select(v => v.Id));
        await aoi.Page.GotoAsync("/desk/words");
        await aoi.Main.GetByRole(AriaRole.Link, new() { Name = Phrase }).ClickAsync();
        await aoi.Main.GetByRole(AriaRole.Button, new() { Name = "See what it would have caught" }).ClickAsync();
        await Expect(aoi.Main.Locator(".veil").First).ToBeVisibleAsync();
        Assert.Empty((await aoi.Page.RunAxe()).Violations.Select(v => v.Id));
        Assert.Empty(aoi.Complaints);
    }

    private static async Task<string?> PostAsync(Person author, string text)
    {
        var room = (await author.ReadAsync("/api/rooms")).EnumerateArray().First(r => r.GetProperty("slug").GetString() == "games").GetProperty("id").GetString();
        var answer = await author.Page.APIRequest.PostAsync($"/api/channels/{room}/messages", new() { DataObject = new { clientId = Guid.CreateVersion7(), text } });
        return JsonDocument.Parse(await answer.TextAsync()).RootElement.GetProperty("status").GetString();
    }
}
