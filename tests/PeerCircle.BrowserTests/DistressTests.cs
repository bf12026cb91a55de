using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Someone writes that they can't go on: they meet people who listen, where they are and in their language, and a desk rings.</summary>
public sealed class DistressTests(Browser browser, ITestOutputHelper output)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // In the page itself, by its own clock: from the click to the first picture in which the card stands.
    private const string Watch = """
        () => {
            window.cardShown = new Promise(done => {
                document.querySelector("[data-part=send]").addEventListener("click", () => {
                    const clicked = performance.now();
                    const look = () => {
                        const card = document.querySelector("pc-support-card:not([hidden]) .support");
                        if (card && card.checkVisibility() && card.getBoundingClientRect().height > 0) requestAnimationFrame(() => done(performance.now() - clicked));
                        else requestAnimationFrame(look);
                    };
                    look();
                }, { capture: true, once: true });
            });
        }
        """;

    private static readonly (string Language, string Region, string Text, string Reach)[] Voices =
    [
        ("ja", "JP", "死にたい", "https://talkme.jp/chat/"),
        ("ko", "KR", "죽고 싶다", "sms:1388"),
        ("it", "IT", "non voglio più vivere", "tel:0223272327"),
        ("en", "GB", "i just want to die", "sms:85258"),
    ];

    [Fact]
    public async Task In_each_language_a_card_comes_within_a_second_and_a_moderators_desk_rings()
    {
        await using var ren = await browser.OpenAsync();
        await using var sora = await browser.OpenAsync();
        await Task.WhenAll(ren.SignInAsync("ren"), sora.SignInAsync("sora"));
        // No wait in which a text could be taken back: the click sends.
        await ren.Page.APIRequest.PatchAsync("/api/me", new() { DataObject = new { undoSeconds = 0 } });
        await sora.Page.GotoAsync("/desk");
        await Expect(sora.Page.Locator("pc-desk")).ToHaveAttributeAsync("data-state", "connected", new() { Timeout = Journey.Patience });
        var waits = new List<TimeSpan>();
        foreach (var (language, region, text, reach) in Voices)
        {
            var known = await sora.CasesAsync();
            await ren.EnterAsync("games");
            await Expect(ren.Page.Locator("pc-channel")).ToHaveAttributeAsync("data-state", "connected", new() { Timeout = Journey.Patience });
            await ren.Page.APIRequest.PatchAsync("/api/me", new() { DataObject = new { language, region } });
            waits.Add(await SayAsync(ren, text));
            var card = ren.Page.Locator("pc-support-card .support");
            await Expect(card).ToHaveAttributeAsync("lang", language);
            await Expect(card.Locator($"a[href='{reach}']").First).ToBeVisibleAsync();
            await Expect(card.Locator(".standing")).Not.ToBeEmptyAsync();
            await Expect(sora.Page.Locator(".case-row")).ToHaveCountAsync(known.Length + 1, new() { Timeout = Journey.Patience });
            var rung = Assert.Single((await sora.CasesAsync()).Except(known, StringComparer.Ordinal));
            await Expect(sora.Row(rung)).ToHaveAttributeAsync("data-severity", "urgent");
            await Expect(sora.Page.Locator("pc-urgent")).ToBeVisibleAsync();
            await TakenAsync(sora, rung);
            // What is said of people of the circle is what is so.
            await Expect(card).ToHaveAttributeAsync("data-card", "self|taken", new() { Timeout = Journey.Patience });
        }
        output.WriteLine($"From the click to the card: {string.Join(", ", waits.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.TotalMilliseconds:0} ms")))}");
        Assert.All(waits, wait => Assert.True(wait <= Second, $"The card took {string.Join(", ", waits)}."));
    }

    [Fact]
    public async Task Another_country_is_chosen_on_the_card_and_the_box_keeps_its_text()
    {
        await using var mika = await browser.OpenAsync();
        await mika.SignInAsync("mika");
        await mika.EnterAsync("games");
        await mika.Page.GotoAsync("/rooms/games?support=self");
        await mika.Box.FillAsync("half a sentence");
        await mika.Main.GetByText("Another country or language").ClickAsync();
        await mika.Main.Locator("select[name=region]").SelectOptionAsync("KR");
        await mika.Main.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await mika.ArriveAsync("/rooms/games/card");
        await Expect(mika.Main.Locator("a[href='sms:1388']").First).ToBeVisibleAsync();
        await Expect(mika.Box).ToHaveValueAsync("half a sentence");
        await mika.Box.FillAsync("");
    }

    private static async Task<TimeSpan> SayAsync(Person ren, string text)
    {
        await ren.Box.FillAsync(text);
        await ren.Page.EvaluateAsync(Watch);
        // By its part: the page has become Japanese with the first of the languages.
        await ren.Page.Locator("[data-part=send]").ClickAsync();
        return TimeSpan.FromMilliseconds(await ren.Page.EvaluateAsync<double>("() => window.cardShown"));
    }

    private static async Task TakenAsync(Person sora, string caseId)
    {
        var answer = await sora.Page.APIRequest.PostAsync($"/api/cases/{caseId}/claim");
        Assert.Equal(200, answer.Status);
    }
}
