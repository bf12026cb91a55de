using System.Text.Json;
using Microsoft.Playwright;

namespace PeerCircle.BrowserTests;

/// <summary>Steps that several journeys share.</summary>
internal static class Journey
{
    /// <summary>How long a push, or a page on a busy machine, may take before a journey gives up.</summary>
    public const float Patience = 45_000;

    private static readonly string[] Trees = ["maple", "willow", "cedar", "birch", "aspen", "rowan", "hazel", "alder", "linden", "larch"];
    private static int written;

    /// <summary>A text that no other test has written. Trees tell them apart: digits of chance look like somebody's number now and then.</summary>
    public static string Words(string text)
    {
        var number = Interlocked.Increment(ref written);
        return $"{text}, {Trees[number / 100 % 10]} {Trees[number / 10 % 10]} {Trees[number % 10]}";
    }

    /// <summary>Opens the page on which a message is flagged; nothing is sent yet.</summary>
    public static async Task OpenFlagAsync(this Person person, string text)
    {
        await Person.ChooseAsync(person.Message(text), "Tell a moderator");
        await person.ArriveAsync("/flag");
    }

    /// <summary>The line of the queue that leads to the case about a message.</summary>
    public static ILocator Row(this Person moderator, string caseId) => moderator.Page.Locator($".case-row[data-id='{caseId}']");

    /// <summary>The ids of the cases on the desk, as the page shows them.</summary>
    public static Task<string[]> CasesAsync(this Person moderator) =>
        moderator.Page.Locator(".case-row").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.id)");

    /// <summary>What a call answers to this person's browser.</summary>
    public static async Task<(int Status, string Text)> AskAsync(this Person person, string address)
    {
        var answer = await person.Page.APIRequest.GetAsync(address, new() { MaxRedirects = 0 });
        return (answer.Status, await answer.TextAsync());
    }

    public static async Task<JsonElement> ReadAsync(this Person person, string address) =>
        JsonDocument.Parse((await person.AskAsync(address)).Text).RootElement;
}
