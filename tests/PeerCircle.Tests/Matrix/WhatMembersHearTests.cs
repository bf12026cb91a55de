using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.Server.Presence;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Matrix;

/// <summary>
/// Answers to what members do, pushes and pages, in a circle where staff have acted, someone has flagged and someone only reads: none of
/// these people is ever named to the one concerned, by id or by nickname.
/// </summary>
public sealed partial class WhatMembersHearTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task No_answer_to_what_a_member_does_names_staff_a_flagger_or_a_reader()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        var found = new List<string>();
        var rows = Row.All.Where(r => r.Method is not ("GET" or "ANY") && (r.Method is "HUB" || r.Route.StartsWith("/api/", StringComparison.Ordinal))).ToList();
        Assert.True(rows.Count > 40, "Hardly any call is left: this no longer looks at the right place.");
        foreach (var row in rows)
        {
            await using var scene = await Scene.SetAsync(host);
            // The mentor first: mika may not flag what is hers, and what she ends is over for both.
            foreach (var role in new[] { "mentor", "member" })
                found.AddRange(Told(scene, row.Operation, await new Attempt(host, scene, row).HearAsync(role), KnownNames.Own.Contains(row.Route)));
        }
        await using var last = await StoryAsync(host);
        found.AddRange(await DistressAsync(last));
        Assert.Equal("", string.Join('\n', found.Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task No_letter_and_no_page_names_staff_a_flagger_or_a_reader_or_tells_who_is_here()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var scene = await StoryAsync(host);
        var mika = scene.Find("member")!;
        var letters = await mika.Http.GetStringAsync("/api/notices");
        Assert.Equal(3, (await mika.NoticesAsync()).Count);
        Assert.All(KnownNames.Of(letters), n => Assert.Contains(n, KnownNames.All));
        var found = Named(scene, letters).Select(who => $"letters: {who}").ToList();
        var pages = Row.All.Where(r => r.Method is "GET" && !r.Route.StartsWith("/api/", StringComparison.Ordinal) && r.Expected[0] is "302" && r.Expected[1] is "200").ToList();
        Assert.True(pages.Count > 8, "Hardly any page is left: this no longer looks at the right place.");
        foreach (var row in pages)
        {
            var page = await new Attempt(host, scene, row).HearAsync("member");
            found.AddRange(Named(scene, page).Select(who => $"{row.Operation}: {who}"));
            found.AddRange(Telling().Matches(page).Select(told => $"{row.Operation}: {told.Value}"));
            // A room says how lively it is; nothing else does.
            if (!row.Route.StartsWith("/rooms", StringComparison.Ordinal) && page.Contains("presence", StringComparison.OrdinalIgnoreCase)) found.Add($"{row.Operation}: presence");
        }
        Assert.Equal("", string.Join('\n', found));
    }

    [Fact]
    public async Task No_push_names_staff_a_flagger_or_a_reader()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var scene = await Scene.SetAsync(host);
        var (mika, haru) = (scene.Find("member")!, scene.Find("mentor")!);
        var heard = new ConcurrentQueue<(string Name, JsonElement Told)>();
        var hub = await mika.ConnectAsync();
        foreach (var push in typeof(Pushes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!))
            hub.On<JsonElement>(push, told => heard.Enqueue((push, told)));
        foreach (var place in new[] { "room", "conversation" }) await hub.InvokeAsync<JsonElement>("Enter", scene[place], null);
        foreach (var role in new[] { "other", "moderator", "lead", "admin" }) await (await scene.Find(role)!.ConnectAsync()).InvokeAsync<JsonElement>("Enter", scene["room"], null);

        await TellAsync(scene);
        await mika.PostAsync(Guid.Parse(scene["room"]), "I'm going to kill myself tonight");
        await haru.PostAsync(Guid.Parse(scene["conversation"]), "heard by both");
        for (var i = 0; i < 2; i++)
        {
            host.Clock.Advance(PresenceSample.Step);
            await host.Get<PresencePulse>().RunOnceAsync(CancellationToken.None);
        }
        string[] expected = [Pushes.Changed, Pushes.Heads, Pushes.Presence, Pushes.Support];
        await Eventually.TrueAsync("changes, heads, presence and the card are pushed", Soon, () =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(3));
            return expected.All(name => heard.Any(h => h.Name == name));
        });
        Assert.Equal(string.Join(' ', expected), string.Join(' ', heard.Select(h => h.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.Empty(heard.SelectMany(h => Named(scene, h.Told.GetRawText()).Select(who => $"{h.Name}: {who}")));
        Assert.All(heard.SelectMany(h => KnownNames.Of(h.Told)), n => Assert.Contains(n, KnownNames.All));
    }

    // What no row of the matrix brings about: texts that are held and answered with the card.
    private static async Task<List<string>> DistressAsync(Scene scene)
    {
        const string danger = "I'm going to kill myself tonight";
        var (mika, found) = (scene.Find("member")!, new List<string>());
        foreach (var (address, body) in new (string, object)[]
        {
            ($"/api/channels/{scene["room"]}/messages", new { clientId = Guid.CreateVersion7(), text = danger }),
            ($"/api/mentors/{scene["freeMentor"]}/requests", new { opening = danger }),
        })
        {
            var answer = await (await mika.Http.PostAsJsonAsync(address, body)).Content.ReadAsStringAsync();
            Assert.Contains("\"helplines\"", answer, StringComparison.Ordinal);
            found.AddRange(Told(scene, address, answer, own: false));
        }
        return found;
    }

    private static IEnumerable<string> Told(Scene scene, string what, string answer, bool own) =>
        Named(scene, answer).Concat(own ? [] : KnownNames.Of(answer).Where(n => !KnownNames.All.Contains(n))).Select(told => $"{what}: {told}");

    // Someone flagged mika's message and a moderator decided; mika flagged the mentor's and the lead decided; someone only reads.
    private static async Task<Scene> StoryAsync(CircleHost host)
    {
        var scene = await Scene.SetAsync(host);
        var (mika, haru, lead) = (scene.Find("member")!, scene.Find("mentor")!, scene.Find("lead")!);
        await TellAsync(scene);
        var said = (await haru.PostAsync(Guid.Parse(scene["conversation"]), "between us, too")).Message!.Id;
        await mika.FlagAsync(said, "other", "a worry");
        Assert.Equal(HttpStatusCode.Created, (await lead.DecideAsync((await lead.CaseAsync(said))!, "no-action")).StatusCode);
        return scene;
    }

    private static async Task TellAsync(Scene scene)
    {
        var (sora, reader) = (scene.Find("moderator")!, scene.Find("other")!);
        var room = Guid.Parse(scene["room"]);
        await (await reader.ConnectAsync()).InvokeAsync<JsonElement>("Enter", scene["room"], null);
        await reader.Http.PutAsJsonAsync($"/api/channels/{room}/draft", new { text = "not sent" });
        await reader.Http.PutAsync($"/api/messages/{scene["roomMessage"]}/reactions/hear", null);
        (await sora.Http.PostAsync($"/api/cases/{scene["case"]}/claim", null)).EnsureSuccessStatusCode();
        var one = (await sora.CaseAsync(Guid.Parse(scene["roomMessage"])))!;
        Assert.Equal(HttpStatusCode.Created, (await sora.DecideAsync(one, "warn", note: "between moderators", alsoRemove: true)).StatusCode);
    }

    /// <summary>Who of those that mika must not learn of is named in a text, and which case.</summary>
    private static IEnumerable<string> Named(Scene scene, string text) =>
        from role in (string[])["other", "moderator", "lead", "admin"]
        let person = scene.Find(role)!
        from name in (string[])[person.Id.ToString(), person.Caller.Nickname, scene["case"], "between moderators"]
        where text.Contains(name, StringComparison.OrdinalIgnoreCase)
        select $"{role} as {name}";

    [GeneratedRegex("last[ -]?seen|is typing|\\bonline\\b|read by|seen by|delivered|unread|data-(online|seen|typing|read)\\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Telling();
}
