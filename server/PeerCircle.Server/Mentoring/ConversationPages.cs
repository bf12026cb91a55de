using PeerCircle.Server.Channels;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Mentoring.Pages;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Messages.Parts;

namespace PeerCircle.Server.Mentoring;

/// <summary>The pages of one-to-one conversations: the list, and one with its box to write in.</summary>
public static class ConversationPages
{
    private static readonly ConversationQuery Plain = new(null, null, null, null, null);

    public static void MapConversationPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/conversations").RequireAuthorization()
            .CloseToStaff("channel", () => Page.Show<NotYours>(status: StatusCodes.Status403Forbidden));
        pages.MapGet("", async (HttpContext http, Conversations own, CancellationToken ct) =>
            Page.Show<ConversationsPage>(new { List = await own.ListAsync(http.Caller(), ct) })).ExcludeFromDescription();
        pages.MapGet("/{channel}", ShowAsync).ExcludeFromDescription();
        pages.MapForm("/{channel}/messages", On(MessageForms.PostAsync), AgainAsync);
        pages.MapForm("/{channel}/card", On(MessageForms.ChooseCardAsync), AgainAsync);
        pages.MapForm("/{channel}/messages/{id}/edit", On(MessageForms.EditAsync), AgainAsync);
        pages.MapForm("/{channel}/messages/{id}/withdraw", On(MessageForms.WithdrawAsync), AgainAsync);
        pages.MapForm("/{channel}/messages/{id}/reactions/{kind}", On(MessageForms.ReactAsync), AgainAsync);
        pages.MapForm("/{channel}/pause", (string channel, HttpContext http, PauseConversation pause) => StandAsync(http, channel, id => pause.RunAsync(http.Caller(), id, true, CancellationToken.None)), AgainAsync);
        pages.MapForm("/{channel}/resume", (string channel, HttpContext http, PauseConversation pause) => StandAsync(http, channel, id => pause.RunAsync(http.Caller(), id, false, CancellationToken.None)), AgainAsync);
        pages.MapForm("/{channel}/end", (string channel, HttpContext http, EndConversation end) => StandAsync(http, channel, id => end.RunAsync(http.Caller(), id)), AgainAsync);
    }

    private static async Task<IResult> ShowAsync(string channel, [AsParameters] ConversationQuery query, HttpContext http) =>
        await SceneAsync(http, channel, query) is { } scene ? Page.Show<ConversationPage>(new { Scene = scene }) : Page.NotThere();

    private static Func<string, HttpContext, Conversations, Task<IResult>> On(Func<HttpContext, ChannelPage, Task<IResult>> act) =>
        async (string channel, HttpContext http, Conversations own) =>
            Guid.TryParse(channel, out var id) && await own.FindAsync(http.Caller(), id, http.RequestAborted) is not null
                ? await act(http, new ChannelPage(id, $"/conversations/{id}", writing => AgainAsync(http, writing)))
                : Page.NotThere();

    private static async Task<IResult> StandAsync(HttpContext http, string channel, Func<Guid, Task<ChangeOutcome>> change)
    {
        if (!Guid.TryParse(channel, out var id)) return Page.NotThere();
        return await change(id) switch
        {
            ChangeOutcome.NotFound => Page.NotThere(),
            ChangeOutcome.Refused(var slug) => await AgainAsync(http, new Writing(Problem: http.RequestServices.GetRequiredService<Problems>().Sentence(slug))),
            _ => Page.Next($"/conversations/{id}"),
        };
    }

    private static Task<IResult> AgainAsync(HttpContext http, ReturnedForm form) =>
        AgainAsync(http, MessageForms.Read(http, form.Fields) with { Problem = form.Problem });

    private static async Task<IResult> AgainAsync(HttpContext http, Writing writing)
    {
        if (await SceneAsync(http, http.GetRouteValue("channel") as string, Plain) is not { } scene) return Page.NotThere();
        var answered = scene.Set.Messages.FirstOrDefault(m => m.Id == writing.Answered?.Id);
        return Page.Show<ConversationPage>(
            new { Scene = scene with { Writing = writing with { Answered = answered }, Support = writing.Card ?? scene.Support } },
            writing.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<ConversationScene?> SceneAsync(HttpContext http, string? channel, ConversationQuery query) =>
        Guid.TryParse(channel, out var id)
            ? await http.RequestServices.GetRequiredService<ConversationScenes>().LoadAsync(http.Caller(), id, query, http.RequestAborted)
            : null;
}
