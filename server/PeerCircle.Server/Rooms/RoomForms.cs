using PeerCircle.Contracts;
using PeerCircle.Server.Channels.Log;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Messages.Parts;

namespace PeerCircle.Server.Rooms;

/// <summary>What a room's forms do: the same use cases as the hub and JSON, for a browser without script.</summary>
internal static class RoomForms
{
    /// <summary>What stood in the form, as the box shows it again.</summary>
    public static Writing Read(HttpContext http, IFormCollection form) => new(
        Text(form),
        ClientId: Guid.TryParse(form["clientId"], out var client) ? client : Guid.CreateVersion7(),
        Note: form["note"].ToString() is { Length: > 0 } note ? note : null,
        Changed: http.Request.Path.Value!.EndsWith("/edit", StringComparison.Ordinal) ? Id(http) : null);

    public static async Task<IResult> PostAsync(string slug, HttpContext http, RoomDirectory rooms, PostMessage post, SendAnswer answers, Problems problems)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await rooms.FindAsync(http.Caller(), slug, http.RequestAborted) is not var (room, _)) return RoomPages.NotThere();
        var writing = Read(http, form);
        Guid? replyTo = Guid.TryParse(form["replyTo"], out var reply) ? reply : null;
        var message = new NewMessage(room.Id, writing.ClientId!.Value, writing.Text, replyTo, writing.Note);
        return await SendAsync(http, slug, writing, () => post.RunAsync(http.Caller(), message, CancellationToken.None), answers, problems);
    }

    public static async Task<IResult> EditAsync(string slug, string id, HttpContext http, EditMessage edit, SendAnswer answers, Problems problems)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Guid.TryParse(id, out var message)) return RoomPages.NotThere();
        return await SendAsync(http, slug, Read(http, form), () => edit.RunAsync(http.Caller(), message, Text(form), CancellationToken.None), answers, problems);
    }

    public static Task<IResult> WithdrawAsync(string slug, string id, HttpContext http, WithdrawMessage withdraw, Problems problems) =>
        Guid.TryParse(id, out var message)
            ? ChangeAsync(http, slug, message, () => withdraw.RunAsync(http.Caller(), message, CancellationToken.None), problems)
            : Task.FromResult(RoomPages.NotThere());

    public static async Task<IResult> ReactAsync(string slug, string id, string kind, HttpContext http, ReactToMessage react, Problems problems)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!Guid.TryParse(id, out var message) || MessageViews.ParseKind(kind) is not { } known) return RoomPages.NotThere();
        var on = form["on"] != "off";
        return await ChangeAsync(http, slug, message, () => react.RunAsync(http.Caller(), message, known, on, CancellationToken.None), problems);
    }

    private static async Task<IResult> SendAsync(
        HttpContext http, string slug, Writing writing, Func<Task<SendOutcome>> send, SendAnswer answers, Problems problems)
    {
        try
        {
            var outcome = await send();
            if (outcome is SendOutcome.NotFound) return RoomPages.NotThere();
            if (outcome is SendOutcome.Posted or SendOutcome.Held) return Page.Next(After(slug, outcome));
            // Under the same name another text had arrived: what stands in the box is a new message.
            var name = outcome is SendOutcome.Clash ? Guid.CreateVersion7() : writing.ClientId;
            var sentence = answers.Of(outcome, writing.ClientId, http.Caller()).Reason?.Text;
            return await RoomPages.AgainAsync(http, slug, writing with { Problem = sentence, ClientId = name });
        }
        catch (LogBusyException)
        {
            return await RoomPages.AgainAsync(http, slug, writing with { Problem = problems.Sentence(Slug.Busy) });
        }
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, string slug, Guid message, Func<Task<ChangeOutcome>> change, Problems problems)
    {
        try
        {
            return await change() switch
            {
                ChangeOutcome.NotFound => RoomPages.NotThere(),
                ChangeOutcome.Refused(var no) => await RoomPages.AgainAsync(http, slug, new Writing(Problem: problems.Sentence(no))),
                _ => Page.Next($"/rooms/{slug}#m-{message}"),
            };
        }
        catch (LogBusyException)
        {
            return await RoomPages.AgainAsync(http, slug, new Writing(Problem: problems.Sentence(Slug.Busy)));
        }
    }

    private static string After(string slug, SendOutcome outcome) => outcome.Support switch
    {
        SupportKind.Self => $"/rooms/{slug}?support=self#write",
        SupportKind.Other => $"/rooms/{slug}?support=other#write",
        _ => $"/rooms/{slug}#write",
    };

    private static Guid? Id(HttpContext http) => Guid.TryParse(http.GetRouteValue("id") as string, out var id) ? id : null;

    /// <summary>Browsers send CRLF from a text area; the script and other clients send LF.</summary>
    private static string Text(IFormCollection form) => form["text"].ToString().ReplaceLineEndings("\n");
}
