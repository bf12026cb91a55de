using System.Net.Http.Json;
using PeerCircle.Contracts;
using PeerCircle.Server.Members;
using PeerCircle.Server.Mentoring;
using PeerCircle.Tests.App;

namespace PeerCircle.Tests.Mentoring;

/// <summary>A member and a mentor who write to each other, brought together the way people are.</summary>
public sealed record Pair(Person Member, Person Mentor, Guid Channel) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Member.DisposeAsync();
        await Mentor.DisposeAsync();
    }
}

/// <summary>Brings mentors and pairs into a test.</summary>
public static class Pairs
{
    public static async Task<Person> AppointAsync(this CircleHost host, int capacity = 3)
    {
        var haru = await host.JoinAsync(Roles.Mentor);
        await using var db = host.Db();
        db.MentorProfiles.Add(new MentorProfile { MemberId = haru.Id, Capacity = capacity, AppointedAt = host.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return haru;
    }

    public static async Task<Pair> PairAsync(this CircleHost host, string? opening = null)
    {
        var (mika, haru) = (await host.JoinAsync(), await host.AppointAsync());
        return new Pair(mika, haru, await haru.AcceptAsync(await mika.AskAsync(haru, opening)));
    }

    public static async Task<Guid> AskAsync(this Person member, Person mentor, string? opening = null)
    {
        var answer = await member.Http.PostAsJsonAsync($"/api/mentors/{mentor.Id}/requests", new { opening });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Asked>())!.Id;
    }

    public static async Task<Guid> AcceptAsync(this Person mentor, Guid request)
    {
        var answer = await mentor.Http.PostAsync($"/api/requests/{request}/accept", null);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Accepted>())!.ChannelId;
    }

    public static async Task<IReadOnlyList<RequestView>> RequestsAsync(this Person person) =>
        (await person.Http.GetFromJsonAsync<IReadOnlyList<RequestView>>("/api/requests"))!;

    public static async Task<IReadOnlyList<ConversationView>> ConversationsAsync(this Person person) =>
        (await person.Http.GetFromJsonAsync<IReadOnlyList<ConversationView>>("/api/conversations"))!;

    public static async Task<ChangeSet> ReadAsync(this Person person, Guid channel) =>
        (await person.Http.GetFromJsonAsync<ChangeSet>($"/api/channels/{channel}/messages"))!;
}
