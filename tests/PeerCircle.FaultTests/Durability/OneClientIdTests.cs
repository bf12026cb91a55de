using System.Net;
using System.Net.Http.Json;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Support;
using PeerCircle.FaultTests.TwoNodes;
using Xunit;

namespace PeerCircle.FaultTests.Durability;

/// <summary>A send that is repeated is one send, however often, at once, on whichever node, and whatever dies meanwhile.</summary>
public sealed class OneClientIdTests(ITestOutputHelper output)
{
    private const int Times = 100;

    [Fact]
    public async Task A_hundred_at_once_on_two_nodes_of_which_one_is_killed_are_one_message()
    {
        output.WriteLine($"Repeat with PEERCIRCLE_FAULT_SEED={Seed.First}");
        await using var pair = await Pair.StartAsync();
        using var mika = await WireMember.SignInAsync(pair.Left.Address, "mika");
        using var elsewhere = mika.At(pair.Right.Address);
        var room = await mika.RoomAsync("evening-tea");
        var clientId = Guid.CreateVersion7();

        var sending = Task.WhenAll(Enumerable.Range(0, Times).Select(i => SendAsync(i % 2 == 0 ? mika : elsewhere, room, clientId, "said once")));
        await Task.Delay(new Random(Seed.First).Next(150));
        await pair.Left.KillAsync();
        var answers = await sending;
        await pair.Left.RestartAsync();
        var again = await Task.WhenAll(Enumerable.Range(0, Times).Select(i => UntilAnsweredAsync(i % 2 == 0 ? mika : elsewhere, room, clientId, "said once"))).WaitAsync(TimeSpan.FromSeconds(60));

        output.WriteLine($"{answers.Count(id => id is not null)} answers before and at the kill, {again.Length} after.");
        var only = Assert.Single(await elsewhere.HistoryAsync(room), message => Markup.TextOf(message.Html) == "said once");
        Assert.All(answers.OfType<Guid>().Concat(again), id => Assert.Equal(only.Id, id));
        using var other = await mika.PostAsync($"/api/channels/{room}/messages", new { clientId, text = "said otherwise" });
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    private static async Task<Guid> UntilAnsweredAsync(WireMember member, Guid room, Guid clientId, string text)
    {
        while (true)
            if (await SendAsync(member, room, clientId, text) is { } id) return id;
    }

    /// <summary>The id of the message, or null where there was no answer, or "busy".</summary>
    private static async Task<Guid?> SendAsync(WireMember member, Guid room, Guid clientId, string text)
    {
        try
        {
            using var answer = await member.PostAsync($"/api/channels/{room}/messages", new { clientId, text });
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable) return null;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var result = (await answer.Content.ReadFromJsonAsync<PostResult>())!;
            Assert.Equal(PostStatuses.Posted, result.Status);
            return result.Message!.Id;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return null;
        }
    }
}
