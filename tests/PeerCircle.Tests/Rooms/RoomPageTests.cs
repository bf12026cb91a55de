using System.Net;
using System.Text.RegularExpressions;
using PeerCircle.Server.Channels;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Rooms;

/// <summary>A room without a script: links, forms, and nothing that is lost.</summary>
public sealed partial class RoomPageTests
{
    [Fact]
    public async Task A_message_sent_by_the_form_stands_on_the_page()
    {
        var (_, mika, page) = await EnterAsync();
        var answer = await page.SendAsync("messages", ("text", "hello\r\nfrom a form"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var html = await mika.Http.GetStringAsync(page.Address);
        Assert.Contains("hello", html, StringComparison.Ordinal);
        Assert.DoesNotContain("hello</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_gives_one_message()
    {
        var (_, mika, page) = await EnterAsync();
        await page.SendAsync("messages", ("text", "only once"));
        await page.SendAsync("messages", ("text", "only once"));
        Assert.Equal(2, (await mika.Http.GetStringAsync(page.Address)).Split("only once").Length);
    }

    [Fact]
    public async Task A_page_that_was_open_for_too_long_comes_back_with_the_text_and_a_fresh_token()
    {
        var (_, _, page) = await EnterAsync();
        var answer = await page.SendAsync("messages", ("text", "written with patience"), ("form-token", "stale"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("written with patience</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("please send it once more", html, StringComparison.Ordinal);
        Assert.NotEqual("stale", Token().Match(html).Groups["token"].Value, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_not_taken_comes_back_with_a_sentence()
    {
        var (_, _, page) = await EnterAsync(ChannelMode.Open);
        var answer = await page.SendAsync("messages", ("text", new string('a', 4_001)));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("aaaa</textarea>", html, StringComparison.Ordinal);
        Assert.Matches("class=\"say\" role=\"status\" data-part=\"say\">[^<]+<", html);
    }

    [Fact]
    public async Task A_room_for_reading_has_no_box()
    {
        var (_, _, page) = await EnterAsync(ChannelMode.ReadOnly);
        Assert.DoesNotContain("<textarea", page.Html, StringComparison.Ordinal);
        Assert.Contains("for reading", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_moderator_is_on_its_authors_page_only()
    {
        var (host, mika, page) = await EnterAsync(ChannelMode.Held);
        await page.SendAsync("messages", ("text", "please wait"));
        Assert.Contains("please wait", await mika.Http.GetStringAsync(page.Address), StringComparison.Ordinal);
        await using var ren = await host.JoinAsync();
        Assert.DoesNotContain("please wait", await ren.Http.GetStringAsync(page.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_can_be_changed_answered_reacted_to_and_taken_back()
    {
        var (_, mika, page) = await EnterAsync();
        var id = (await mika.PostAsync(page.Room, "first words")).Message!.Id;
        Assert.Contains("first words</textarea>", await mika.Http.GetStringAsync($"{page.Address}?edit={id}"), StringComparison.Ordinal);
        await page.SendAsync($"messages/{id}/edit", ("text", "better words"));
        await page.SendAsync($"messages/{id}/reactions/hear", ("on", "on"));
        await page.SendAsync("messages", ("text", "an answer"), ("replyTo", id.ToString()));
        var html = await mika.Http.GetStringAsync(page.Address);
        Assert.Contains("better words", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"#m-{id}\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-pressed=\"true\"", html, StringComparison.Ordinal);
        await page.SendAsync($"messages/{id}/withdraw");
        Assert.DoesNotContain("better words", await mika.Http.GetStringAsync(page.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_text_stays_a_text_in_body_quote_note_and_box()
    {
        const string evil = "<img src=x onerror=alert(1)>";
        var (_, mika, page) = await EnterAsync();
        var id = (await mika.PostAsync(page.Room, evil)).Message!.Id;
        await mika.PostAsync(page.Room, evil, replyTo: id, note: evil);
        var html = await mika.Http.GetStringAsync($"{page.Address}?q={Uri.EscapeDataString(evil)}&text={Uri.EscapeDataString("</textarea>" + evil)}");
        html += await mika.Http.GetStringAsync($"{page.Address}?reply={id}&text={Uri.EscapeDataString("</textarea>" + evil)}");
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Words_and_days_are_found()
    {
        var (host, mika, page) = await EnterAsync();
        await mika.PostAsync(page.Room, "the lighthouse keeper");
        await mika.PostAsync(page.Room, "something else");
        var found = await mika.Http.GetStringAsync($"{page.Address}?q=LIGHTHOUSE");
        Assert.Contains("lighthouse keeper", found, StringComparison.Ordinal);
        Assert.DoesNotContain("something else", found, StringComparison.Ordinal);
        var day = await mika.Http.GetStringAsync($"{page.Address}?on={host.Clock.GetUtcNow():yyyy-MM-dd}");
        Assert.Contains("lighthouse keeper", day, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?before=x&on=yesterday&reply=1&edit=2&support=3")]
    [InlineData("?before=99999999999999999999&q=%00")]
    public async Task An_address_that_makes_no_sense_still_shows_the_room(string query)
    {
        var (_, mika, page) = await EnterAsync();
        Assert.Equal(HttpStatusCode.OK, (await mika.Http.GetAsync(page.Address + query)).StatusCode);
    }

    [Fact]
    public async Task A_room_that_is_not_there_says_so()
    {
        var (_, mika, _) = await EnterAsync();
        var answer = await mika.Http.GetAsync("/rooms/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<(CircleHost Host, Person Mika, RoomVisit Page)> EnterAsync(ChannelMode mode = ChannelMode.Open)
    {
        var host = await CircleHost.On(Database.Sqlite);
        var mika = await host.JoinAsync();
        return (host, mika, await RoomVisit.BeginAsync(mika, await host.OpenRoomAsync(mode)));
    }

    [GeneratedRegex("name=\"form-token\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();
}
