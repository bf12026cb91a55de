using System.Globalization;
using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Members;
using PeerCircle.Server.Mentoring.Pages;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Presence;

namespace PeerCircle.Server.Mentoring;

/// <summary>The pages of mentors: browse, ask, answer, and a mentor's own profile.</summary>
public static class MentorPages
{
    public static void MapMentorPages(this IEndpointRouteBuilder app)
    {
        var mentors = app.MapGroup("/mentors").RequireAuthorization();
        mentors.MapGet("", (Delegate)((HttpContext http) => ListAsync(http))).ExcludeFromDescription();
        mentors.MapForm("", AppointAsync, (http, form) => ListAsync(http, form["nickname"], form.Problem));
        mentors.MapGet("/me", (HttpContext http, string? kept) => ProfileAsync(http, kept is not null)).ExcludeFromDescription();
        mentors.MapForm("/me", KeepAsync, (http, form) => Task.FromResult<IResult>(Profile(Read(form.Fields), form.Problem)));
        mentors.MapGet("/{id}", (Delegate)((HttpContext http) => MentorAsync(http, "", null))).ExcludeFromDescription();
        mentors.MapForm("/me/card", ChooseOnProfileAsync,
            (http, form) => Task.FromResult<IResult>(Profile(Read(form.Fields), form.Problem)));
        mentors.MapForm("/{id}/card", ChooseOnMentorAsync,
            (http, form) => MentorAsync(http, form["opening"], form.Problem));
        mentors.MapForm("/{id}", AskAsync, (http, form) => MentorAsync(http, form["opening"], form.Problem));

        var requests = app.MapGroup("/requests").RequireAuthorization();
        requests.MapGet("", (Delegate)((HttpContext http) => RequestsAsync(http, null))).ExcludeFromDescription();
        requests.MapForm("/card", async (HttpContext http) => await RequestsAsync(http, null, await CardAsync(http, await FieldsAsync(http))), (http, form) => RequestsAsync(http, form.Problem));
        requests.MapForm("/{id}/accept", AcceptAsync, (http, form) => RequestsAsync(http, form.Problem));
        requests.MapForm("/{id}/pass", (HttpContext http, CloseRequest close) =>
            CloseAsync(http, id => close.PassAsync(http.Caller(), id, http.RequestAborted)), (http, form) => RequestsAsync(http, form.Problem));
        requests.MapForm("/{id}/take-back", (HttpContext http, CloseRequest close) =>
            CloseAsync(http, id => close.TakeBackAsync(http.Caller(), id, http.RequestAborted)), (http, form) => RequestsAsync(http, form.Problem));
    }

    private static async Task<IResult> ListAsync(HttpContext http, string nickname = "", string? problem = null)
    {
        var list = await Get<MentorDirectory>(http).ListAsync(http.Caller(), http.RequestAborted);
        return Page.Show<MentorsPage>(new { List = list, Around = await AroundAsync(http), Caller = http.Caller(), Nickname = nickname, Problem = problem }, Status(problem));
    }

    private static async Task<IResult> AppointAsync(HttpContext http, AppointMentor appoint, Problems problems)
    {
        if (!AppointMentor.Allows(http.Caller())) return await ListAsync(http, problem: problems.Sentence(Slug.Forbidden));
        var nickname = (await http.Request.ReadFormAsync(http.RequestAborted))["nickname"].ToString().Trim();
        var found = await appoint.FindAsync(nickname, http.RequestAborted);
        if (found is not { } member || await appoint.AppointAsync(http.Caller(), member, http.RequestAborted) is not ChangeOutcome.Done)
            return await ListAsync(http, nickname, problems.Sentence(Slug.NobodyOfThatName));
        return Page.Next($"/mentors/{member}");
    }

    private static async Task<IResult> MentorAsync(HttpContext http, string opening, string? problem, SupportCard? card = null)
    {
        if (Id(http) is not { } id || await Get<MentorDirectory>(http).FindAsync(id, http.RequestAborted) is not { } mentor) return Page.NotThere();
        var around = (await AroundAsync(http)).Contains(id);
        return Page.Show<MentorPage>(
            new { Mentor = mentor, Around = around, Caller = http.Caller(), Opening = opening, Problem = problem, Card = card }, Status(problem));
    }

    // By their own choice, and as of the last common tick.
    private static async Task<HashSet<Guid>> AroundAsync(HttpContext http) =>
        [.. (await Get<Around>(http).ListAsync(http.RequestAborted)).Select(person => person.Id)];

    private static async Task<IResult> AskAsync(HttpContext http, AskMentor ask, Problems problems)
    {
        var opening = Opening(await FieldsAsync(http));
        if (Id(http) is not { } mentor) return Page.NotThere();
        var outcome = await ask.RunAsync(http.Caller(), mentor, opening, http.RequestAborted);
        var card = await Get<OwnCards>(http).OfAsync(http.Caller(), outcome.Support, Languages.Current, http.RequestAborted);
        return outcome switch
        {
            AskOutcome.Refused(var slug) => await MentorAsync(http, opening, problems.Sentence(slug), card),
            AskOutcome.Asked when card is not null => await RequestsAsync(http, null, card),
            AskOutcome.Asked => Page.Next("/requests"),
            _ => Page.NotThere(),
        };
    }

    private static async Task<IResult> RequestsAsync(HttpContext http, string? problem, SupportCard? card = null) =>
        Page.Show<RequestsPage>(
            new { List = await Get<RequestList>(http).ReadAsync(http.Caller(), http.RequestAborted), Problem = problem, Card = card }, Status(problem));

    private static async Task<IResult> AcceptAsync(HttpContext http, AcceptRequest accept, Problems problems) =>
        Id(http) is not { } id ? Page.NotThere() : await accept.RunAsync(http.Caller(), id, http.RequestAborted) switch
        {
            AcceptOutcome.Taken(var channel) => Page.Next($"/conversations/{channel}"),
            AcceptOutcome.Refused(var slug) => await RequestsAsync(http, problems.Sentence(slug)),
            _ => Page.NotThere(),
        };

    private static async Task<IResult> CloseAsync(HttpContext http, Func<Guid, Task<ChangeOutcome>> close) =>
        Id(http) is not { } id ? Page.NotThere() : await close(id) switch
        {
            ChangeOutcome.NotFound => Page.NotThere(),
            ChangeOutcome.Refused(var slug) => await RequestsAsync(http, Get<Problems>(http).Sentence(slug)),
            _ => Page.Next("/requests"),
        };

    private static async Task<IResult> ProfileAsync(HttpContext http, bool kept) =>
        await Get<EditProfile>(http).ReadAsync(http.Caller(), http.RequestAborted) is { } profile ? Profile(profile, null, kept) : Page.NotThere();

    private static async Task<IResult> KeepAsync(HttpContext http, EditProfile edit, Problems problems)
    {
        var text = Read(await http.Request.ReadFormAsync(http.RequestAborted));
        var (outcome, support) = await edit.RunAsync(http.Caller(), text, http.RequestAborted);
        var card = await Get<OwnCards>(http).OfAsync(http.Caller(), support, Languages.Current, http.RequestAborted);
        return outcome switch
        {
            ChangeOutcome.Done when card is not null => Profile(text, null, kept: true, card),
            ChangeOutcome.Done => Page.Next("/mentors/me?kept=1"),
            ChangeOutcome.Refused(var slug) => Profile(text, problems.Sentence(slug), card: card),
            _ => Page.NotThere(),
        };
    }

    internal static IResult Profile(ProfileText text, string? problem, bool kept = false, SupportCard? card = null) =>
        Page.Show<ProfilePage>(new { Text = text, Problem = problem, Kept = kept, Card = card }, Status(problem));

    private static ProfileText Read(IFormCollection form) => new(
        form["about"].ToString().ReplaceLineEndings("\n"),
        form["languages"].ToString(),
        form["topics"].ToString(),
        form["hours"].ToString(),
        int.TryParse(form["capacity"], out var capacity) ? capacity : 0,
        DateOnly.TryParseExact(form["away"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null);

    private static Task<IFormCollection> FieldsAsync(HttpContext http) => http.Request.ReadFormAsync(http.RequestAborted);

    private static string Opening(IFormCollection form) => form["opening"].ToString().ReplaceLineEndings("\n");

    private static async Task<IResult> ChooseOnProfileAsync(HttpContext http)
    {
        if (await Get<EditProfile>(http).ReadAsync(http.Caller(), http.RequestAborted) is null) return Page.NotThere();
        var form = await FieldsAsync(http);
        return Profile(Read(form), null, card: await CardAsync(http, form));
    }

    private static async Task<IResult> ChooseOnMentorAsync(HttpContext http)
    {
        var form = await FieldsAsync(http);
        return await MentorAsync(http, Opening(form), null, await CardAsync(http, form));
    }

    // Another region or language, chosen on the card.
    private static Task<SupportCard> CardAsync(HttpContext http, IFormCollection form) => Get<OwnCards>(http).ChooseAsync(http.Caller(), form, http.RequestAborted);

    private static Guid? Id(HttpContext http) => Guid.TryParse(http.GetRouteValue("id") as string, out var id) ? id : null;

    private static int Status(string? problem) => problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static T Get<T>(HttpContext http)
        where T : notnull => http.RequestServices.GetRequiredService<T>();
}
