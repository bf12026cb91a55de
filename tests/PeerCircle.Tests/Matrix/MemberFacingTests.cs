using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using PeerCircle.Contracts;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Mentoring;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.Tests.Matrix;

/// <summary>What a member is told never holds who is here, who reads, who types, who flagged, or which moderator acted.</summary>
public sealed class MemberFacingTests
{
    [Fact]
    public async Task No_answer_to_a_member_holds_a_name_that_nobody_thought_about()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var scene = await Scene.SetAsync(host);
        var (mika, sora) = (scene.Find("member")!, scene.Find("moderator")!);
        var taken = await mika.PostAsync(Guid.Parse(scene["room"]), "taken out by sora");
        await host.Get<RemoveMessage>().RunAsync(sora.Caller, taken.Message!.Id, CancellationToken.None);
        var unknown = new List<string>();
        foreach (var row in Row.All.Where(r => r.Method is "GET" && r.Route.StartsWith("/api/", StringComparison.Ordinal) && r.Expected[1] is "200"))
        {
            var text = await mika.Http.GetStringAsync(new Attempt(host, scene, row).Address());
            Assert.DoesNotContain(sora.Caller.Nickname, text, StringComparison.Ordinal);
            Assert.DoesNotContain(sora.Id.ToString(), text, StringComparison.Ordinal);
            if (KnownNames.Own.Contains(row.Route)) continue;
            using var answer = JsonDocument.Parse(text);
            unknown.AddRange(KnownNames.Of(answer.RootElement).Where(n => !KnownNames.All.Contains(n)).Select(n => $"{row.Operation}: {n}"));
        }
        Assert.True(unknown.Count == 0, string.Join('\n', unknown.Distinct(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Presence_stands_at_rooms_and_never_at_a_person()
    {
        var host = await CircleHost.On(Database.Sqlite);
        await using var pair = await host.PairAsync("hello");
        await host.OpenRoomAsync();
        using var rooms = JsonDocument.Parse(await pair.Member.Http.GetStringAsync("/api/rooms"));
        Assert.All(rooms.RootElement.EnumerateArray(), room => Assert.Contains(room.GetProperty("presence").GetString()!, Buckets));
        foreach (var address in new[] { "/api/conversations", "/api/mentors", "/api/requests", $"/api/channels/{pair.Channel}/messages" })
            Assert.DoesNotContain("presence", await pair.Member.Http.GetStringAsync(address), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Coming_reading_typing_pausing_and_leaving_push_nothing_to_the_other_side()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var pair = await host.PairAsync("hello");
        var heard = new System.Collections.Concurrent.ConcurrentQueue<(string Name, JsonElement Told)>();
        var mika = await pair.Member.ConnectAsync();
        foreach (var push in typeof(Pushes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!))
            mika.On<JsonElement>(push, told => heard.Enqueue((push, told)));
        await mika.InvokeAsync<JsonElement>("Enter", pair.Channel, null);

        var haru = await pair.Mentor.ConnectAsync();
        await haru.InvokeAsync<JsonElement>("Enter", pair.Channel, null);
        await pair.Mentor.Http.PutAsJsonAsync($"/api/channels/{pair.Channel}/draft", new { text = "I am typ" });
        await pair.Mentor.ReadAsync(pair.Channel);
        await pair.Mentor.Http.PostAsync($"/api/conversations/{pair.Channel}/pause", null);
        await haru.InvokeAsync<JsonElement>("Leave", pair.Channel);
        await haru.DisposeAsync();
        await pair.Mentor.PostAsync(pair.Channel, "the first thing to be heard");

        await Eventually.TrueAsync("the message is pushed", TimeSpan.FromSeconds(20), () => !heard.IsEmpty);
        var (name, first) = heard.First();
        Assert.Equal(Pushes.Changed, name);
        Assert.Contains("the first thing to be heard", first.GetProperty("messages")[0].GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.All(heard.SelectMany(h => KnownNames.Of(h.Told)), n => Assert.Contains(n, KnownNames.All));
    }

    private static readonly HashSet<string> Buckets = new([PresenceBuckets.Quiet, PresenceBuckets.Few, PresenceBuckets.Several, PresenceBuckets.Many], StringComparer.Ordinal);
}
