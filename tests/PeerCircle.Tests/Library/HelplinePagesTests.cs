using System.Net;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Tests.App;
using PeerCircle.Tests.Members;
using Xunit;

namespace PeerCircle.Tests.Library;

/// <summary>The directory as staff keep it, without a script.</summary>
public sealed class HelplinePagesTests
{
    private static readonly (string, string)[] Lamp =
        [("name", "Lamp Line"), ("region", "JP"), ("hours-ja", "毎晩"), ("kind-0", "chat"), ("reach-0", "https://lamp.example"), ("source", "lamp.example")];

    [Fact]
    public async Task A_helpline_is_added_changed_hidden_and_shown_again_by_forms()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var added = await sora.SendFormAsync("/desk/helplines/new", "/desk/helplines", Lamp);
        Assert.Equal(HttpStatusCode.SeeOther, added.StatusCode);
        var page = added.Headers.Location!.ToString();
        await host.HelplinesFollowedAsync();
        Assert.Contains("Lamp Line", await sora.Http.GetStringAsync("/help?region=JP&language=ko"), StringComparison.Ordinal);
        Assert.Contains("looked up here on 2030-01-15", await sora.Http.GetStringAsync(page), StringComparison.Ordinal);

        await sora.SendFormAsync(page, $"{page}/wrong", ("version", "1"));
        await host.HelplinesFollowedAsync();
        Assert.DoesNotContain("Lamp Line", await sora.Http.GetStringAsync("/help?region=JP"), StringComparison.Ordinal);
        Assert.Contains("marked wrong", await sora.Http.GetStringAsync("/desk/helplines"), StringComparison.Ordinal);

        await sora.SendFormAsync(page, $"{page}/confirm", ("version", "2"), ("looked-up", "their own page"));
        await host.HelplinesFollowedAsync();
        Assert.Contains("Lamp Line", await sora.Http.GetStringAsync("/help?region=JP"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_kept_comes_back_with_all_that_was_written_and_what_to_mend()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        var refused = await sora.SendFormAsync("/desk/helplines/new", "/desk/helplines", [.. Lamp.Where(f => f.Item1 != "source"), ("remark-2-it", "solo di sera"), ("reach-6", "https://seventh.example"), ("kind-6", "web")]);
        var shown = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        foreach (var part in (string[])["Please say where you looked it up", "value=\"Lamp Line\"", "value=\"solo di sera\"", "value=\"https://seventh.example\""])
            Assert.Contains(part, WebUtility.HtmlDecode(shown), StringComparison.Ordinal);

        var late = await sora.SendFormAsync("/desk/helplines/gb-shout", [.. Lamp, ("version", "7")]);
        Assert.Contains("Someone else changed this in the meantime", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await sora.Http.GetAsync("/desk/helplines/no-such-line")).StatusCode);
    }

    [Fact]
    public async Task The_desk_and_the_first_run_name_what_is_to_be_looked_up()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        await using var sora = await host.JoinAsync(Roles.Moderator);
        await using var nao = await host.JoinAsync(Roles.Administrator | Roles.SafeguardingLead);
        var count = Helplines.Shipped.Lines.Count;
        Assert.Contains($"Helplines: {count} to be looked up", await sora.Http.GetStringAsync("/desk"), StringComparison.Ordinal);
        await host.Get<KeepHelplines>().ConfirmAsync(sora.Caller, "gb-shout", 0, "asked them").KeyAsync();
        Assert.Contains($"Helplines: {count - 1} to be looked up", await sora.Http.GetStringAsync("/desk"), StringComparison.Ordinal);
        await host.FinishSetupAsync();
        var done = WebUtility.HtmlDecode(await nao.Http.GetStringAsync("/setup"));
        Assert.Contains("よりそいホットライン", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Shout", done, StringComparison.Ordinal);
        Assert.Contains("/desk/helplines", done, StringComparison.Ordinal);
    }
}
