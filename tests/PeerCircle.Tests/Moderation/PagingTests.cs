using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation.Paging;
using PeerCircle.Tests.App;
using PeerCircle.TestSupport;
using Xunit;

namespace PeerCircle.Tests.Moderation;

/// <summary>Staff who have no page open are called about an urgent case until someone is on it.</summary>
public sealed class PagingTests
{
    private const string Secret = "a-secret-of-this-test";
    private const string Danger = "I want to die tonight";

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Those_on_shift_are_called_at_once_and_again_and_the_lead_at_five_minutes(Database database)
    {
        await using var hook = new HookListener();
        await using var mail = new SmtpListener();
        await using var host = await CircleHost.StartAsync(database, [.. Hook(hook), .. Mail(mail)]);
        await using var mika = await host.JoinAsync();
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await sora.Http.PostAsync("/api/shift", null);
        var message = await mika.PostAsync(await host.OpenRoomAsync(), Danger);
        var one = (await sora.CaseAsync(message.Message!.Id))!;

        var notes = await CalledAsync(host, hook, mail, 1);
        Assert.Equal(("at-once", "on-shift", one.Id, "urgent", "room", one.OpenedAt), (notes[0].Step, notes[0].Audience, notes[0].CaseId, notes[0].Severity, notes[0].Place, notes[0].OpenedAt));
        Assert.EndsWith($"/desk/cases/{one.Id}", notes[0].Desk, StringComparison.Ordinal);
        Assert.Equal(["shift@example.org", "other@example.org"], mail.Letters.Last().To);

        host.Clock.Advance(TimeSpan.FromSeconds(119));
        await CalledAsync(host, hook, mail, 1);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("again", "on-shift"), StepOf((await CalledAsync(host, hook, mail, 2))[1]));
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(("lead", "lead"), StepOf((await CalledAsync(host, hook, mail, 3))[2]));
        Assert.Equal(["lead@example.org"], mail.Letters.Last().To);

        host.Clock.Advance(TimeSpan.FromHours(2));
        await CalledAsync(host, hook, mail, 3);
        Assert.Empty(await host.Get<PagingTrouble>().ReadAsync(CancellationToken.None));
        NothingPrivateLeft(hook, mail, mika);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task With_nobody_on_shift_the_lead_is_called_at_once_and_whoever_takes_the_case_ends_it(Database database)
    {
        await using var hook = new HookListener();
        await using var host = await CircleHost.StartAsync(database, Hook(hook));
        await using var mika = await host.JoinAsync();
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        var message = await mika.PostAsync(await host.OpenRoomAsync(), Danger);
        Assert.Equal(("at-once", "lead"), StepOf((await CalledAsync(host, hook, null, 1))[0]));

        var one = (await lead.CaseAsync(message.Message!.Id))!;
        (await lead.Http.PostAsync($"/api/cases/{one.Id}/claim", null)).EnsureSuccessStatusCode();
        host.Clock.Advance(TimeSpan.FromMinutes(6));
        await CalledAsync(host, hook, null, 1);
        // Given back without a decision, nobody is on it again.
        (await lead.Http.PostAsync($"/api/cases/{one.Id}/release", null)).EnsureSuccessStatusCode();
        await CalledAsync(host, hook, null, 3);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Two_nodes_send_each_call_once_and_what_one_left_the_other_sends(Database database)
    {
        await using var hook = new HookListener();
        await using var one = await CircleHost.StartAsync(database, Hook(hook));
        await using var two = await CircleHost.StartAsync(database, [.. Hook(hook), .. Same(one)]);
        await using var mika = await one.JoinAsync();
        var room = await one.OpenRoomAsync();
        for (var i = 0; i < 5; i++) await mika.PostAsync(room, $"{Danger}, {i}");
        foreach (var (minutes, calls) in new[] { (0, 5), (2, 10), (3, 15) })
        {
            foreach (var node in new[] { one, two }) node.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await Task.WhenAll(from node in new[] { one, two, one, two } select node.Get<PagingWatch>().RunOnceAsync(CancellationToken.None));
            await Task.WhenAll(CalledAsync(one, hook, null, calls), CalledAsync(two, hook, null, calls));
        }
        Assert.Equal(15, Notes(hook).Select(n => n.Page).Distinct().Count());

        // A node took it and died: its lease runs out.
        await mika.PostAsync(room, $"{Danger}, again");
        await CalledAsync(one, hook, null, 16);
        await using (var db = one.Db())
            await db.CasePages.Where(p => p.Attempts == 0).ExecuteUpdateAsync(set => set.SetProperty(p => p.TryAt, one.Clock.GetUtcNow() + PagePlan.Lease).SetProperty(p => p.Attempts, 1));
        two.Clock.Advance(PagePlan.Lease);
        await CalledAsync(two, hook, null, 18);
    }

    [Fact]
    public async Task What_does_not_arrive_is_tried_again_for_a_while_shown_on_the_desk_and_never_blocks_a_post()
    {
        await using var hook = new HookListener { Status = 500 };
        await using var host = await CircleHost.StartAsync(Database.Sqlite, Hook(hook));
        await using var mika = await host.JoinAsync();
        await using var lead = await host.JoinAsync(Roles.SafeguardingLead);
        Assert.NotNull((await mika.PostAsync(await host.OpenRoomAsync(), Danger)).Support);
        for (var tries = 1; tries < PagePlan.Tries; tries++)
        {
            await CalledAsync(host, hook, null, tries);
            host.Clock.Advance(PagePlan.Pause(tries));
        }
        await CalledAsync(host, hook, null, PagePlan.Tries);
        host.Clock.Advance(TimeSpan.FromSeconds(40));
        await CalledAsync(host, hook, null, PagePlan.Tries);
        Assert.Single(Notes(hook).Select(n => n.Page).Distinct());
        Assert.Contains("answered 500", await lead.Http.GetStringAsync("/desk"), StringComparison.Ordinal);
        hook.Status = 204;
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        await CalledAsync(host, hook, null, PagePlan.Tries + 1);
        Assert.DoesNotContain("answered 500", await lead.Http.GetStringAsync("/desk"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PeerCircle:Paging:Webhook:Url", "http://elsewhere.example/hook")]
    [InlineData("PeerCircle:Paging:Webhook:Secret", "short")]
    [InlineData("PeerCircle:Paging:Mail:From", "nobody at all")]
    [InlineData("PeerCircle:Paging:Mail:Lead:0", "")]
    [InlineData("PeerCircle:Paging:Mail:User", "somebody")]
    public async Task A_setting_that_cannot_work_is_named_at_the_start(string key, string value)
    {
        await using var hook = new HookListener();
        await using var mail = new SmtpListener();
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => CircleHost.StartAsync(Database.Sqlite, [.. Hook(hook).Concat(Mail(mail)).Where(s => s.Item1 != key), (key, value)]));
        Assert.Contains(key.Replace(":0", "", StringComparison.Ordinal).Replace("User", "Security", StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
    }

    private static (string Step, string Audience) StepOf(PageNote note) => (note.Step, note.Audience);

    /// <summary>Looks once; when everything that was taken is settled, exactly so many calls have arrived.</summary>
    private static async Task<List<PageNote>> CalledAsync(CircleHost host, HookListener hook, SmtpListener? mail, int calls)
    {
        await host.Get<PagingWatch>().RunOnceAsync(CancellationToken.None);
        await Eventually.TrueAsync("no call is on its way", TimeSpan.FromSeconds(10), async () =>
        {
            await using var db = host.Db();
            var leased = host.Clock.GetUtcNow() + PagePlan.Lease;
            return !await db.CasePages.AnyAsync(p => p.EndedAt == null && p.Attempts > 0 && p.TryAt == leased);
        });
        Assert.Equal(calls, hook.Posts.Count);
        if (mail is not null) Assert.Equal(calls, mail.Letters.Count);
        return Notes(hook);
    }

    private static List<PageNote> Notes(HookListener hook) => [.. hook.Posts.Select(post =>
    {
        var signature = post.Headers[PageByWebhook.SignatureHeader];
        var seconds = signature.Split(',')[0]["t=".Length..];
        byte[] said = [.. Encoding.UTF8.GetBytes(seconds + "."), .. post.Body];
        Assert.Equal($"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), said))}", signature);
        return JsonSerializer.Deserialize<PageNote>(post.Body, JsonSerializerOptions.Web)!;
    })];

    private static void NothingPrivateLeft(HookListener hook, SmtpListener mail, Person mika)
    {
        var left = hook.Posts.Select(p => Encoding.UTF8.GetString(p.Body)).Concat(mail.Letters.Select(l => l.Text)).ToList();
        foreach (var word in new[] { "die", "tonight", mika.Caller.Nickname, mika.Id.ToString(), "A room", "lead@example.org", "shift@example.org" })
            Assert.All(left, text => Assert.DoesNotMatch($@"\b{word}\b", text));
        Assert.All(mail.Letters, letter => Assert.Contains("case waits on the desk", letter.Text, StringComparison.Ordinal));
    }

    private static (string, string)[] Same(CircleHost other) =>
    [
        ("ConnectionStrings:Database", other.Get<IConfiguration>().GetConnectionString("Database") ?? ""),
        ("PeerCircle:DataDirectory", other.Get<IConfiguration>()["PeerCircle:DataDirectory"]!),
    ];

    private static (string, string)[] Hook(HookListener hook) =>
        [("PeerCircle:Paging:Webhook:Url", hook.Address.ToString()), ("PeerCircle:Paging:Webhook:Secret", Secret)];

    private static (string, string)[] Mail(SmtpListener mail) =>
    [
        ("PeerCircle:Paging:Mail:Host", "127.0.0.1"),
        ("PeerCircle:Paging:Mail:Port", $"{mail.Port}"),
        ("PeerCircle:Paging:Mail:Security", "None"),
        ("PeerCircle:Paging:Mail:From", "circle@example.org"),
        ("PeerCircle:Paging:Mail:OnShift:0", "shift@example.org"),
        ("PeerCircle:Paging:Mail:OnShift:1", "other@example.org"),
        ("PeerCircle:Paging:Mail:Lead:0", "lead@example.org"),
    ];
}
