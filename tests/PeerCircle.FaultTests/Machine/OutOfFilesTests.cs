using System.Net;
using System.Net.Sockets;
using PeerCircle.Contracts;
using PeerCircle.FaultTests.Storm;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Machine;

/// <summary>More people than a node can hold files open for: it says so, forgets nothing, and is well again when they have gone.</summary>
public sealed class OutOfFilesTests(ITestOutputHelper output)
{
    private const int Files = 768;
    private const int Crowd = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_full_node_turns_newcomers_away_and_goes_on_for_those_who_are_in()
    {
        var database = await (await PostgresCluster.Shared).CreateDatabaseAsync();
        await using var server = await ServerProcess.StartAsync(database, null, "prlimit", $"--nofile={Files}:{Files}");
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        var room = await mika.RoomAsync("evening-tea");
        var cookies = await Guests.InviteAsync(server, database, like: "mika", Crowd / Limits.ConnectionsPerMember);
        var page = await mika.GetAsync<ChangeSet>($"/api/channels/{room}/messages");
        await using var talk = await Talk.BeginAsync(mika, room);

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server.Address };
        using var enough = new CancellationTokenSource();
        var crowd = Enumerable.Range(0, Crowd).Select(i => new Returning(http, cookies[i / Limits.ConnectionsPerMember], page)).ToList();
        var staying = crowd.Select((one, i) => one.StayAsync(new Random(Seed.First + i), enough.Token)).ToList();
        await Eventually.TrueAsync("everyone in the crowd has been in, or turned away twice", Patience, () => crowd.TrueForAll(one => one.Visits > 0 || one.Knocks > 1));
        var inside = crowd.Count(one => one.Visits > 0);
        output.WriteLine($"{inside} of {Crowd} are in, with {Files} files at most.");
        Assert.InRange(inside, 1, Crowd - 1);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await mika.SendAsync(HttpMethod.Post, "/hub/v1/negotiate?negotiateVersion=1"));
        await talk.GoesOnAsync("while it is full");

        await enough.CancelAsync();
        await Task.WhenAll(staying);
        await Eventually.TrueAsync("newcomers are let in again", Patience, async () => await mika.SendAsync(HttpMethod.Post, "/hub/v1/negotiate?negotiateVersion=1") is HttpStatusCode.OK);
        await talk.AssertAllThereAsync();
    }

    // With no file left at all the runtime itself gives up ("Out of memory"), so it must not come to that.
    [Fact]
    public async Task More_strangers_than_files_neither_end_the_node_nor_keep_others_out_for_good()
    {
        await using var server = await ServerProcess.StartAsync("", null, "prlimit", $"--nofile={Files}:{Files}");
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        await using var talk = await Talk.BeginAsync(mika, await mika.RoomAsync("evening-tea"));

        // As fast as the node can turn them away. All in one moment they would still be too many: it accepts before it refuses.
        var strangers = new List<TcpClient>();
        while (strangers.Count < Files + 100)
        {
            strangers.AddRange(Enumerable.Range(0, 20).Select(_ => new TcpClient(server.Address.Host, server.Address.Port)));
            await Eventually.TrueAsync("those who are too many were turned away", Patience, () => Directory.GetFiles($"/proc/{server.Id}/fd").Length < Files - 100);
        }
        Assert.False(await AnswersAsync(server.Address), "there are strangers enough to keep others out");
        output.WriteLine($"{Directory.GetFiles($"/proc/{server.Id}/fd").Length} of {Files} files are open.");
        await talk.GoesOnAsync("while strangers hold every connection that is to be had");

        strangers.ForEach(one => one.Dispose());
        await Eventually.TrueAsync("others get in again", Patience, () => AnswersAsync(server.Address));
        await talk.AssertAllThereAsync();
    }

    private static async Task<bool> AnswersAsync(Uri address)
    {
        using var visitor = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await visitor.GetAsync(new Uri(address, "/readyz"));
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
