using System.Diagnostics;
using System.Net;
using PeerCircle.FaultTests.Support;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.FaultTests.Database;

/// <summary>PostgreSQL goes away in the middle of talking. People are told within two seconds, lose nothing, and it comes back by itself.</summary>
[Collection(nameof(Measured))]
public sealed class DatabaseGoneTests(ITestOutputHelper output)
{
    // Two seconds is the promise; the rest is for the machine that measures.
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_PostgreSQL_that_no_longer_answers_is_called_busy_within_two_seconds_and_nothing_is_lost()
    {
        await using var host = await NetworkHost.StartAsync();
        await using var cluster = await PostgresCluster.StartAsync(durable: true, host);
        await TalkThroughAsync(await cluster.CreateDatabaseAsync(), host.CutAsync, host.HealAsync);
    }

    [Fact]
    public async Task A_PostgreSQL_that_is_stopped_and_started_again_loses_nothing()
    {
        await using var cluster = await PostgresCluster.StartAsync(durable: true);
        await TalkThroughAsync(await cluster.CreateDatabaseAsync(), cluster.StopAsync, cluster.StartAgainAsync);
    }

    private async Task TalkThroughAsync(string database, Func<Task> goAway, Func<Task> comeBack)
    {
        await using var server = await ServerProcess.StartAsync(database);
        using var mika = await WireMember.SignInAsync(server.Address, "mika");
        using var ren = await WireMember.SignInAsync(server.Address, "ren");
        var room = await mika.RoomAsync("evening-tea");
        Talker[] talkers = [new(mika, room, "mika"), new(ren, room, "ren")];
        using var enough = new CancellationTokenSource();
        var talking = Task.WhenAll(talkers.Select(talker => talker.RunAsync(enough.Token)));
        await Eventually.TrueAsync("both are talking", Recovery, () => talkers.All(talker => talker.Posted.Count >= 20));

        await goAway();
        await Eventually.TrueAsync("both are told that it is busy", Recovery, () => talkers.All(talker => talker.Answers.Count(answer => !answer.Posted) >= 3));
        await AssertOverHttpAsync(mika, room);
        await Eventually.TrueAsync("it is not ready", Recovery, async () => await mika.SendAsync(HttpMethod.Get, "/readyz") == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, await mika.SendAsync(HttpMethod.Get, "/healthz"));
        var before = talkers.Select(talker => talker.Posted.Count).ToList();

        await comeBack();
        await Eventually.TrueAsync("both are talking again", Recovery, () => talkers.Select(talker => talker.Posted.Count).Zip(before).All(pair => pair.First >= pair.Second + 20));
        Assert.Equal(HttpStatusCode.OK, await mika.SendAsync(HttpMethod.Get, "/readyz"));

        await enough.CancelAsync();
        await talking;
        var history = await mika.HistoryAsync(room);
        foreach (var talker in talkers) talker.AssertIn(history);
        var slowest = talkers.SelectMany(talker => talker.Answers).Max(answer => answer.Took);
        output.WriteLine($"{talkers.Sum(t => t.Posted.Count)} posted, {talkers.Sum(t => t.Answers.Count(a => !a.Posted))} times busy, slowest answer {slowest.TotalMilliseconds:0} ms.");
        Assert.InRange(slowest, TimeSpan.Zero, Promise);
    }

    private async Task AssertOverHttpAsync(WireMember member, Guid room)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await member.PostAsync($"/api/channels/{room}/messages", new { clientId = Guid.CreateVersion7(), text = "over HTTP while it is away" });
        var took = Stopwatch.GetElapsedTime(began);
        output.WriteLine($"Over HTTP: {(int)answer.StatusCode} after {took.TotalMilliseconds:0} ms.");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("urn:peercircle:busy", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.InRange(took, TimeSpan.Zero, Promise);
    }
}
