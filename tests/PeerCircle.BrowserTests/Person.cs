using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PeerCircle.BrowserTests;

/// <summary>Somebody at a browser, who finds things by what they say.</summary>
public sealed class Person : IAsyncDisposable
{
    internal const string Passphrase = "peercircle-demo";
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public Person(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) => Hear(message);
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained about: script errors, refused sources.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public ILocator Main => Page.GetByRole(AriaRole.Main);

    public ILocator Box => Page.Locator("#text");

    public async Task SignInAsync(string nickname)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("input[name=nickname]").FillAsync(nickname);
        await Page.Locator("input[type=password]").FillAsync(Passphrase);
        await Main.Locator("form button.first").ClickAsync();
        await ArriveAsync("/rooms");
    }

    /// <summary>Waits until the browser shows the page of an address that ends so. It polls: waiting for the load event missed it now and then.</summary>
    public async Task ArriveAsync(string end)
    {
        await Expect(Page).ToHaveURLAsync(new Regex($"{Regex.Escape(end)}$", RegexOptions.None, TimeSpan.FromSeconds(5)), new() { Timeout = Journey.Patience });
        await Expect(Main).ToBeVisibleAsync();
    }

    public async Task EnterAsync(string slug)
    {
        await Page.GotoAsync($"/rooms/{slug}");
        await Expect(Box).ToBeVisibleAsync();
    }

    /// <summary>Sends at once, whatever undo delay is set.</summary>
    public async Task PostAsync(string text)
    {
        await Box.FillAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        var now = Page.GetByRole(AriaRole.Button, new() { Name = "Send now" });
        var message = Message(text);
        await Expect(now.Or(message).First).ToBeVisibleAsync();
        if (await now.IsVisibleAsync())
            await now.ClickAsync();
        await Expect(message).ToBeVisibleAsync();
    }

    /// <summary>The message with this text in the timeline.</summary>
    public ILocator Message(string text) => Page.GetByRole(AriaRole.Listitem).Filter(new() { Has = Page.Locator(".body", new() { HasText = text }) });

    /// <summary>Opens what else can be done with a message, and chooses from it.</summary>
    public static async Task ChooseAsync(ILocator message, string name)
    {
        await message.Locator("summary[aria-label]").ClickAsync();
        await message.GetByText(name, new() { Exact = true }).ClickAsync();
    }

    public static ILocator Reaction(ILocator message, string name) => message.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>Gives a reaction; one that nobody has given yet waits behind "more for this message".</summary>
    public static async Task ReactAsync(ILocator message, string name)
    {
        await Expect(message).ToBeVisibleAsync();
        if (!await Reaction(message, name).IsVisibleAsync())
            await message.Locator("summary[aria-label]").ClickAsync();
        await Reaction(message, name).ClickAsync();
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Hear(IConsoleMessage message)
    {
        if (message.Type == "error")
            complaints.Add($"{message.Text} ({message.Location})");
    }
}
