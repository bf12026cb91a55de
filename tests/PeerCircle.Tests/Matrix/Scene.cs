using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using PeerCircle.Server.Members;
using PeerCircle.Server.Mentoring;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Library;
using PeerCircle.Tests.Mentoring;
using PeerCircle.Tests.Moderation;

namespace PeerCircle.Tests.Matrix;

/// <summary>One person of each role, and mika's things that others try to reach. New for each row: what one row breaks, no other meets.</summary>
public sealed class Scene : IAsyncDisposable
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> people = new(StringComparer.Ordinal);

    public Person? Find(string role) => people.GetValueOrDefault(role);

    /// <summary>The id of that name, or the word itself.</summary>
    public string this[string name] => name is "new" ? Guid.CreateVersion7().ToString() : ids.GetValueOrDefault(name, name);

    public static async Task<Scene> SetAsync(CircleHost host)
    {
        var scene = new Scene();
        var pair = await host.PairAsync("hello");
        scene.people["member"] = pair.Member;
        scene.people["mentor"] = pair.Mentor;
        scene.people["other"] = await host.JoinAsync();
        scene.people["moderator"] = await host.JoinAsync(Roles.Moderator);
        scene.people["lead"] = await host.JoinAsync(Roles.SafeguardingLead);
        scene.people["admin"] = await host.JoinAsync(Roles.Administrator);
        var room = await host.OpenRoomAsync();
        scene.ids["room"] = room.ToString();
        scene.ids["slug"] = $"room-{room:N}";
        scene.ids["conversation"] = pair.Channel.ToString();
        scene.ids["message"] = (await pair.Member.PostAsync(pair.Channel, "between us")).Message!.Id.ToString();
        scene.ids["roomMessage"] = (await pair.Member.PostAsync(room, "for everyone")).Message!.Id.ToString();
        await using var free = await host.AppointAsync();
        scene.ids["freeMentor"] = free.Id.ToString();
        scene.ids["mika"] = pair.Member.Id.ToString();
        scene.ids["request"] = (await AskedAsync(host, pair)).ToString();
        scene.ids["session"] = (await host.Get<Sessions>().StartAsync(pair.Member.Id, "another device", CancellationToken.None)).Id.ToString();
        scene.ids["invite"] = (await host.Get<Invites>().MakeAsync(scene.people["admin"].Caller, 1, 1))!.Id.ToString();
        scene.ids["term"] = (await host.AddTermAsync(scene.people["lead"], $"glimmer {Letters(room)}")).Id.ToString();
        scene.ids["shipped"] = ShippedTerms.ByKey.First(p => ShippedOff.Allows(p.Value)).Key;
        scene.ids["helplineVersion"] = await host.HelplineVersionAsync("gb-shout");
        scene.ids["case"] = (await FlaggedAsync(host, scene.people["other"], scene["roomMessage"])).ToString();
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values) await person.DisposeAsync();
    }

    // A phrase is no phrase with digits inside its words.
    private static string Letters(Guid id) => string.Concat(id.ToString("N").Select(c => char.IsDigit(c) ? (char)(c - '0' + 'k') : c));

    private static async Task<Guid> FlaggedAsync(CircleHost host, Person by, string message)
    {
        (await by.Http.PostAsJsonAsync($"/api/messages/{message}/flags", new { reason = "worried" })).EnsureSuccessStatusCode();
        var id = Guid.Parse(message);
        await using var db = host.Db();
        return await db.Set<Case>().Where(c => c.MessageId == id).Select(c => c.Id).SingleAsync();
    }

    private static async Task<Guid> AskedAsync(CircleHost host, Pair pair)
    {
        await using var db = host.Db();
        var request = new MentorRequest { MemberId = pair.Member.Id, MentorId = pair.Mentor.Id, AskedAt = host.Clock.GetUtcNow() };
        db.MentorRequests.Add(request);
        await db.SaveChangesAsync();
        return request.Id;
    }
}
