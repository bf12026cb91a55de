using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages.Parts;

namespace PeerCircle.Server.Messages;

/// <summary>The page of a channel, as its forms see it.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="Place">The page's address.</param>
/// <param name="Again">Renders the page with what could not be sent, and why.</param>
public sealed record ChannelPage(Guid ChannelId, string Place, Func<Writing, Task<IResult>> Again);

/// <summary>What the forms of a channel's page do: the same use cases as the hub and JSON, for a browser without script.</summary>
public static class MessageForms
{
    /// <summary>What stood in the form, as the box shows it again.</summary>
    public static Writing Read(HttpContext http, IFormCollection form) => new(
        Text(form),
        ClientId: Guid.TryParse(form["clientId"], out var client) ? client : Guid.CreateVersion7(),
        Note: form["note"].ToString() is { Length: > 0 } note ? note : null,
        Changed: http.Request.Path.Value!.EndsWith("/edit", StringComparison.Ordinal) ? MessageOf(http) : null);

    public static async Task<IResult> PostAsync(HttpContext http, ChannelPage page)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var writing = Read(http, form);
        Guid? replyTo = Guid.TryParse(form["replyTo"], out var reply) ? reply : null;
        var message = new NewMessage(page.ChannelId, writing.ClientId!.Value, writing.Text, replyTo, writing.Note);
        return await SendAsync(http, page, writing, () => Get<PostMessage>(http).RunAsync(http.Caller(), message, CancellationToken.None));
    }

    public static async Task<IResult> EditAsync(HttpContext http, ChannelPage page)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (MessageOf(http) is not { } message) return Page.NotThere();
        return await SendAsync(http, page, Read(http, form), () => Get<EditMessage>(http).RunAsync(http.Caller(), message, Text(form), CancellationToken.None));
    }

    public static async Task<IResult> WithdrawAsync(HttpContext http, ChannelPage page) =>
        MessageOf(http) is { } message
            ? await ChangeAsync(http, page, message, () => Get<WithdrawMessage>(http).RunAsync(http.Caller(), message, CancellationToken.None))
            : Page.NotThere();

    public static async Task<IResult> ReactAsync(HttpContext http, ChannelPage page)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (MessageOf(http) is not { } message || MessageViews.ParseKind(http.GetRouteValue("kind") as string) is not { } kind) return Page.NotThere();
        var on = form["on"] != "off";
        return await ChangeAsync(http, page, message, () => Get<ReactToMessage>(http).RunAsync(http.Caller(), message, kind, on, CancellationToken.None));
    }

    /// <summary>Another region or language for the card: kept for the next one, and nothing that was written is lost.</summary>
    public static async Task<IResult> ChooseCardAsync(HttpContext http, ChannelPage page)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var card = await Get<OwnCards>(http).ChooseAsync(http.Caller(), form["card"], form["region"].ToString(), form["language"].ToString(), http.RequestAborted);
        return await page.Again(Read(http, form) with { Card = card });
    }

    private static async Task<IResult> SendAsync(HttpContext http, ChannelPage page, Writing writing, Func<Task<SendOutcome>> send)
    {
        try
        {
            var outcome = await send();
            if (outcome is SendOutcome.NotFound) return Page.NotThere();
            if (outcome is SendOutcome.Posted or SendOutcome.Held) return Page.Next(After(page.Place, outcome));
            // Under the same name another text had arrived: what stands in the box is a new message.
            var name = outcome is SendOutcome.Clash ? Guid.CreateVersion7() : writing.ClientId;
            var answer = Get<SendAnswer>(http).Of(outcome, writing.ClientId, http.Caller());
            return await page.Again(writing with { Problem = answer.Reason?.Text, ClientId = name, Card = answer.Support });
        }
        catch (LogBusyException)
        {
            return await page.Again(writing with { Problem = Get<Problems>(http).Sentence(Slug.Busy) });
        }
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, ChannelPage page, Guid message, Func<Task<ChangeOutcome>> change)
    {
        try
        {
            return await change() switch
            {
                ChangeOutcome.NotFound => Page.NotThere(),
                ChangeOutcome.Refused(var no) => await page.Again(new Writing(Problem: Get<Problems>(http).Sentence(no))),
                _ => Page.Next($"{page.Place}#m-{message}"),
            };
        }
        catch (LogBusyException)
        {
            return await page.Again(new Writing(Problem: Get<Problems>(http).Sentence(Slug.Busy)));
        }
    }

    private static string After(string place, SendOutcome outcome) => outcome.Support switch
    {
        SupportKind.Self => $"{place}?support=self#write",
        SupportKind.Other => $"{place}?support=other#write",
        _ => $"{place}#write",
    };

    private static Guid? MessageOf(HttpContext http) => Guid.TryParse(http.GetRouteValue("id") as string, out var id) ? id : null;

    private static T Get<T>(HttpContext http)
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>Browsers send CRLF from a text area; the script and other clients send LF.</summary>
    private static string Text(IFormCollection form) => form["text"].ToString().ReplaceLineEndings("\n");
}
