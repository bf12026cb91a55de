using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.BrowserTests;

/// <summary>Every page in every shape: no accessibility violation, no sideways scrolling, no console error, and a picture to look at.</summary>
public sealed class EveryPageTests(Browser browser)
{
    private static readonly string[] Outside = ["/", "/sign-up", "/sign-in", "/recovery", "/help"];
    private static readonly string[] Inside = ["/rooms", "/rooms/evening-tea", "/rooms/yoru-no-heya", "/settings", "/settings/sessions", "/mentors", "/requests", "/conversations"];

    public static TheoryData<string, ColorScheme, string> Shapes()
    {
        var shapes = new TheoryData<string, ColorScheme, string>();
        foreach (var device in (string[])["phone", "desktop"])
            foreach (var scheme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
                foreach (var locale in (string[])["en-GB", "ja-JP"])
                    shapes.Add(device, scheme, locale);
        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Has_no_accessibility_violation(string device, ColorScheme scheme, string locale)
    {
        await using var person = await browser.OpenAsync(options: Options(device, scheme, locale));
        var found = new List<string>();
        foreach (var path in Outside)
            found.AddRange(await LookAsync(person, path, $"{device}-{scheme}-{locale[..2]}".ToLowerInvariant()));
        await person.SignInAsync("ren");
        foreach (var path in Inside)
            found.AddRange(await LookAsync(person, path, $"{device}-{scheme}-{locale[..2]}".ToLowerInvariant()));
        Assert.Empty(found.Concat(person.Complaints));
    }

    private static BrowserNewContextOptions Options(string device, ColorScheme scheme, string locale) => new()
    {
        ColorScheme = scheme,
        Locale = locale,
        ViewportSize = device == "phone" ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 800 },
        HasTouch = device == "phone",
        ReducedMotion = ReducedMotion.Reduce,
    };

    private static async Task<List<string>> LookAsync(Person person, string path, string shape)
    {
        var answer = await person.Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        var found = new List<string>();
        if (answer is not { Status: 200 })
            found.Add($"{path} answered {answer?.Status}");
        var name = path == "/" ? "welcome" : path.Trim('/').Replace('/', '-');
        await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts("screenshots"), $"{name}-{shape}.png") });
        var result = await person.Page.RunAxe();
        found.AddRange(result.Violations.Select(violation => $"{path}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        if (await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
            found.Add($"{path}: scrolls sideways");
        if (await person.Page.Locator("html").GetAttributeAsync("lang") is var lang && !shape.EndsWith(lang ?? "?", StringComparison.Ordinal))
            found.Add($"{path}: is in {lang}, not in the language that was asked for");
        return found;
    }
}
