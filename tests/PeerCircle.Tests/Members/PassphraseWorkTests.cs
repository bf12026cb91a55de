using System.Net;
using PeerCircle.Server.Members;
using PeerCircle.TestSupport;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Moderation;
using Xunit;

namespace PeerCircle.Tests.Members;

/// <summary>A burst of sign-ins is not hashed all at once, and is told to come back when too many wait.</summary>
public sealed class PassphraseWorkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task No_more_are_hashed_at_once_than_there_are_cores_to_spare()
    {
        using var work = new PassphraseWork();
        var (now, most) = (0, 0);
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => work.RunAsync(() =>
        {
            lock (gate) most = Math.Max(most, ++now);
            Thread.SpinWait(20_000);
            lock (gate) now--;
            return true;
        }, CancellationToken.None))));
        Assert.InRange(most, 1, PassphraseWork.AtOnce);
    }

    [Fact]
    public async Task When_too_many_wait_calls_and_pages_say_busy_and_nothing_is_counted_or_lost()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await host.FinishSetupAsync();
        using var browser = new Browser(host);
        var (nickname, _) = await browser.JoinAsync();
        var work = host.Get<PassphraseWork>();
        using var open = new ManualResetEventSlim();
        var waiting = Enumerable.Range(0, PassphraseWork.AtOnce + PassphraseWork.WaitingMax)
            .Select(_ => Task.Run(() => work.RunAsync(() => open.Wait(Patience), CancellationToken.None))).ToList();
        await Eventually.TrueAsync("the queue is full", Patience, () =>
        {
            try
            {
                work.EnsureRoom();
                return false;
            }
            catch (PassphraseBusyException)
            {
                return true;
            }
        });

        using var visitor = new Browser(host);
        // More often than a wrong passphrase could be tried: none of them counts.
        for (var i = 0; i < 10; i++) await AssertBusyAsync(await visitor.SignInAsync(nickname));
        await AssertBusyAsync(await visitor.CallAsync(HttpMethod.Post, "/api/members", new { nickname = Beginnings.FreshNickname(), password = Beginnings.Passphrase, bornYear = 1990 }));
        await AssertBusyAsync(await visitor.CallAsync(HttpMethod.Post, "/api/recovery", new { nickname, code = "x", newPassword = "another quiet river" }));
        var page = await visitor.SendAsync("/sign-in", "/sign-in", ("nickname", nickname), ("password", Beginnings.Passphrase));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (page.StatusCode, page.Headers.RetryAfter?.Delta));
        Assert.Contains($"value=\"{nickname}\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/help")).StatusCode);

        open.Set();
        Assert.All(await Task.WhenAll(waiting), Assert.True);
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.SignInAsync(nickname)).StatusCode);
    }

    private static async Task AssertBusyAsync(HttpResponseMessage answer)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "busy"), (answer.StatusCode, await answer.TypeAsync()));
        Assert.Equal(TimeSpan.FromSeconds(PassphraseWork.RetryAfterSeconds), answer.Headers.RetryAfter?.Delta);
    }
}
