using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Something was said that should not stand: from the flag to the last letter, in real browsers.</summary>
public sealed class CircleTests(Browser browser, ITestOutputHelper output)
{
    private const string Room = "games";
    private const string Facts = "You wrote where another member lives.";

    [Fact]
    public async Task Ren_flags_sora_removes_with_a_reason_mika_sees_it_go_and_everyone_gets_their_letter()
    {
        await using var mika = await browser.OpenAsync();
        await using var ren = await browser.OpenAsync();
        await using var sora = await browser.OpenAsync();
        await Task.WhenAll(mika.SignInAsync("mika"), ren.SignInAsync("ren"), sora.SignInAsync("sora"));
        var heard = Hearing(mika);
        await Task.WhenAll(mika.EnterAsync(Room), ren.EnterAsync(Room), sora.Page.GotoAsync("/desk"));
        await Expect(sora.Page.Locator("pc-desk")).ToHaveAttributeAsync("data-state", "connected", new() { Timeout = Journey.Patience });
        var (mikasLetters, rensLetters) = (await LettersAsync(mika), await LettersAsync(ren));
        var text = Journey.Words("she lives above the bakery");
        await mika.PostAsync(text);
        await mika.Page.EvaluateAsync("window.untouched = true");
        await Expect(ren.Message(text)).ToBeVisibleAsync(new() { Timeout = Journey.Patience });

        var known = await sora.CasesAsync();
        await FlagAsync(ren, text);
        var caseId = await ArrivedAsync(sora, known);
        await sora.Row(caseId).Locator("a").ClickAsync();
        await ClaimAsync(sora);
        await CannotSaveWithoutReasonsAsync(sora);
        await ComposeAsync(sora);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await sora.Page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();

        await Expect(mika.Message(text)).ToHaveCountAsync(0, new() { Timeout = Journey.Patience });
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Gone from mika's page {watch.ElapsedMilliseconds} ms after the click that sent it"));
        await Expect(mika.Page.GetByText("Taken out by a moderator.").Last).ToBeVisibleAsync();
        await Expect(ren.Message(text)).ToHaveCountAsync(0, new() { Timeout = Journey.Patience });
        Assert.True(await mika.Page.EvaluateAsync<bool>("window.untouched"), "mika's page was loaded again");

        await ReadTheLetterAsync(mika, mikasLetters + 1);
        await ReadReceiptAndOutcomeAsync(ren, rensLetters + 2);
        Assert.NotEmpty(heard);
        await NothingNamesTheFlaggerAsync(mika, ren, sora, heard);
    }

    [Fact]
    public async Task The_same_works_without_a_script()
    {
        await using var mika = await browser.OpenAsync(script: false);
        await using var ren = await browser.OpenAsync(script: false);
        await using var sora = await browser.OpenAsync(script: false);
        await mika.SignInAsync("mika");
        await ren.SignInAsync("ren");
        await sora.SignInAsync("sora");
        var (mikasLetters, rensLetters) = (await LettersAsync(mika), await LettersAsync(ren));
        await sora.Page.GotoAsync("/desk");
        var known = await sora.CasesAsync();
        var text = Journey.Words("she lives above the laundry");
        await mika.EnterAsync(Room);
        await mika.PostAsync(text);

        await ren.EnterAsync(Room);
        await FlagAsync(ren, text);
        await sora.Page.ReloadAsync();
        var caseId = await ArrivedAsync(sora, known);
        await sora.Row(caseId).Locator("a").ClickAsync();
        await ClaimAsync(sora);
        await CannotSaveWithoutReasonsAsync(sora);
        await ComposeAsync(sora);
        await sora.Page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await sora.ArriveAsync("/desk");

        await mika.Page.ReloadAsync();
        await Expect(mika.Message(text)).ToHaveCountAsync(0);
        await ReadTheLetterAsync(mika, mikasLetters + 1);
        await ReadReceiptAndOutcomeAsync(ren, rensLetters + 2);
        await NothingNamesTheFlaggerAsync(mika, ren, sora, []);
    }

    // What will be disclosed stands on the page before anything is sent, and no case is there yet.
    private static async Task FlagAsync(Person ren, string text)
    {
        await ren.OpenFlagAsync(text);
        await Expect(ren.Main.GetByText("Nobody learns that it was you")).ToBeVisibleAsync();
        await Expect(ren.Main.Locator(".disclosed .meant")).ToContainTextAsync(text);
        await ren.Main.GetByLabel("It hurts or threatens someone").CheckAsync();
        await ren.Main.GetByRole(AriaRole.Button, new() { Name = "Tell a moderator" }).ClickAsync();
        await Expect(ren.Main.GetByRole(AriaRole.Heading, new() { Name = "Thank you for telling us" })).ToBeVisibleAsync();
    }

    private static async Task<string> ArrivedAsync(Person sora, string[] known)
    {
        await Expect(sora.Page.Locator(".case-row")).ToHaveCountAsync(known.Length + 1, new() { Timeout = Journey.Patience });
        return Assert.Single((await sora.CasesAsync()).Except(known, StringComparer.Ordinal));
    }

    private static async Task ClaimAsync(Person sora)
    {
        await Expect(sora.Main.GetByText("Nobody is on it yet.")).ToBeVisibleAsync();
        await sora.Main.GetByRole(AriaRole.Button, new() { Name = "I take it" }).ClickAsync();
        await Expect(sora.Main.GetByText("sora is on it")).ToBeVisibleAsync();
    }

    private static async Task CannotSaveWithoutReasonsAsync(Person sora)
    {
        await sora.Main.GetByLabel("Take the message out", new() { Exact = false }).First.CheckAsync();
        await sora.Main.GetByRole(AriaRole.Button, new() { Name = "Read the letter first" }).ClickAsync();
        await Expect(sora.Main.Locator(".say[role=status]").Filter(new() { HasText = "reason" })).ToBeVisibleAsync();
        await Expect(sora.Page.GetByRole(AriaRole.Button, new() { Name = "Send it" })).ToHaveCountAsync(0);
    }

    private static async Task ComposeAsync(Person sora)
    {
        await sora.Main.GetByLabel("Take the message out", new() { Exact = false }).First.CheckAsync();
        await sora.Main.Locator("#rule").SelectOptionAsync("privacy");
        await sora.Main.Locator("#facts").FillAsync(Facts);
        await sora.Main.GetByRole(AriaRole.Button, new() { Name = "Read the letter first" }).ClickAsync();
        await Expect(sora.Main.Locator(".letter")).ToContainTextAsync(Facts);
    }

    private static async Task<int> LettersAsync(Person person) => (await person.ReadAsync("/api/notices")).GetArrayLength();

    private static async Task ReadTheLetterAsync(Person mika, int letters)
    {
        await mika.Page.GotoAsync("/notices");
        await Expect(mika.Main.Locator(".letter")).ToHaveCountAsync(letters);
        var letter = mika.Main.Locator(".letter").First;
        await Expect(letter.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Your message was taken out");
        await Expect(letter).ToContainTextAsync(Facts);
        await Expect(letter).ToContainTextAsync("Nothing tells who someone is.");
        await Expect(letter).ToContainTextAsync("A person decided this.");
    }

    // One receipt and one outcome, and no more.
    private static async Task ReadReceiptAndOutcomeAsync(Person ren, int letters)
    {
        await ren.Page.GotoAsync("/notices");
        await Expect(ren.Main.Locator(".letter")).ToHaveCountAsync(letters);
        await Expect(ren.Main.Locator(".letter h2").First).ToHaveTextAsync("Someone has looked");
        await Expect(ren.Main.Locator(".letter h2").Nth(1)).ToHaveTextAsync("Thank you for telling us");
        await Expect(ren.Main.Locator(".letter").First).Not.ToContainTextAsync(Facts);
    }

    private static async Task NothingNamesTheFlaggerAsync(Person mika, Person ren, Person sora, IReadOnlyCollection<string> heard)
    {
        var page = await mika.Page.ContentAsync();
        var letters = (await mika.AskAsync("/api/notices")).Text;
        foreach (var (name, person) in new[] { ("ren", ren), ("sora", sora) })
        {
            var id = (await person.ReadAsync("/api/me")).GetProperty("id").GetString()!;
            var named = new Regex($@"\b{name}\b|{Regex.Escape(id)}", RegexOptions.None, TimeSpan.FromSeconds(5));
            Assert.DoesNotMatch(named, page);
            Assert.DoesNotMatch(named, letters);
            Assert.All(heard, frame => Assert.DoesNotMatch(named, frame));
        }
    }

    // Everything that reaches a browser over its live connection from here on.
    private static List<string> Hearing(Person person)
    {
        var frames = new List<string>();
        person.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Add(frame.Text ?? "");
        return frames;
    }
}
