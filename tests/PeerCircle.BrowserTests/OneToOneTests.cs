using System.Net;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Two people and nobody else: the sample pair, and a pair that finds each other.</summary>
public sealed class OneToOneTests(Browser browser)
{
    private const string Said = "The air smelled of rain.";

    [Fact]
    public async Task Mika_and_haru_write_to_each_other_and_nobody_else_reaches_it()
    {
        await using var mika = await browser.OpenAsync();
        await using var haru = await browser.OpenAsync();
        await Task.WhenAll(mika.SignInAsync("mika"), haru.SignInAsync("haru"));
        var channel = await OpenAsync(mika, "haru");
        await haru.Page.GotoAsync($"/conversations/{channel}");
        await haru.Page.EvaluateAsync("window.untouched = true");
        await TalkAsync(mika, haru);

        Assert.True(await haru.Page.EvaluateAsync<bool>("window.untouched"), "haru's page was loaded again");
        Assert.Empty(mika.Complaints);
        Assert.Empty(haru.Complaints);
        await IsClosedToAsync("ren", channel, HttpStatusCode.NotFound);
        await IsClosedToAsync("sora", channel, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Ren_asks_haru_with_a_line_they_talk_and_the_page_pauses_resumes_and_ends_it()
    {
        await using var ren = await browser.OpenAsync();
        await using var haru = await browser.OpenAsync();
        await Task.WhenAll(ren.SignInAsync("ren"), haru.SignInAsync("haru"));
        var opening = Journey.Words("I read what you wrote about the front door");
        await AskAsync(ren, opening);
        await AcceptAsync(haru, opening);
        await ren.Page.GotoAsync("/requests");
        await ren.Main.GetByRole(AriaRole.Link, new() { Name = "To the conversation" }).First.ClickAsync();
        await Expect(ren.Message(opening)).ToBeVisibleAsync();
        await TalkAsync(ren, haru);

        await ChooseAsync(ren, "Pause");
        await Expect(ren.Main.GetByText("You have paused this.")).ToBeVisibleAsync();
        await haru.Page.ReloadAsync();
        await Expect(haru.Main.GetByText("paused")).ToHaveCountAsync(0);
        await ChooseAsync(ren, "Take it up again");
        await Expect(ren.Main.GetByText("You have paused this.")).ToHaveCountAsync(0);
        await TalkAsync(haru, ren);

        await ren.Page.GetByText("Pause or end").ClickAsync();
        await ren.Page.GetByText("End", new() { Exact = true }).ClickAsync();
        await ren.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, end it" }).ClickAsync();
        await Expect(ren.Main.GetByText("This conversation has ended.")).ToBeVisibleAsync();
        await Expect(ren.Box).ToHaveCountAsync(0);
        await haru.Page.ReloadAsync();
        await Expect(haru.Main.GetByText("This conversation has ended.")).ToBeVisibleAsync();
        await Expect(haru.Message(opening)).ToBeVisibleAsync();
    }

    /// <summary>Each writes, and sees what the other wrote without loading the page again.</summary>
    private static async Task TalkAsync(Person one, Person other)
    {
        var (asked, answered) = (Journey.Words("are you awake"), Journey.Words("I am, and there is no hurry"));
        await one.PostAsync(asked);
        await Expect(other.Message(asked)).ToBeVisibleAsync(new() { Timeout = Journey.Patience });
        await other.PostAsync(answered);
        await Expect(one.Message(answered)).ToBeVisibleAsync(new() { Timeout = Journey.Patience });
    }

    private static async Task<string> OpenAsync(Person person, string with)
    {
        await person.Page.GotoAsync("/conversations");
        await person.Main.GetByRole(AriaRole.Link, new() { Name = with }).First.ClickAsync();
        await Expect(person.Message(Said)).ToBeVisibleAsync();
        return new Uri(person.Page.Url).Segments[^1];
    }

    private async Task IsClosedToAsync(string nickname, string channel, HttpStatusCode status)
    {
        await using var person = await browser.OpenAsync();
        await person.SignInAsync(nickname);
        foreach (var address in new[] { $"/conversations/{channel}", $"/api/channels/{channel}/messages" })
        {
            var answer = await person.AskAsync(address);
            Assert.Equal((int)status, answer.Status);
            Assert.DoesNotContain(Said, answer.Text, StringComparison.Ordinal);
        }
        await person.Page.GotoAsync("/conversations");
        await Expect(person.Main.Locator($"a[href$='{channel}']")).ToHaveCountAsync(0);
    }

    private static async Task AskAsync(Person ren, string opening)
    {
        await ren.Page.GotoAsync("/mentors");
        await ren.Main.GetByRole(AriaRole.Link, new() { Name = "haru" }).ClickAsync();
        await ren.Main.Locator("#opening").FillAsync(opening);
        await ren.Main.GetByRole(AriaRole.Button, new() { Name = "Ask haru" }).ClickAsync();
        await Expect(ren.Main.GetByText("has your request.")).ToBeVisibleAsync();
    }

    private static async Task AcceptAsync(Person haru, string opening)
    {
        await haru.Page.GotoAsync("/requests");
        var request = haru.Main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = opening });
        await request.GetByRole(AriaRole.Button, new() { Name = "Take it" }).ClickAsync();
        await Expect(haru.Message(opening)).ToBeVisibleAsync();
    }

    private static async Task ChooseAsync(Person person, string name)
    {
        await person.Page.GetByText("Pause or end").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
    }
}
