using System.Text.RegularExpressions;
using PeerCircle.Tests.App;

namespace PeerCircle.Tests.Rooms;

/// <summary>A room's page as a browser without script has it: its form token, the token's cookie, the name of the next send.</summary>
internal sealed partial class RoomVisit
{
    private readonly Person person;
    private readonly string formCookie;

    private RoomVisit(Person person, Guid room, string html, string formCookie) =>
        (this.person, Room, Html, this.formCookie) = (person, room, html, formCookie);

    public Guid Room { get; }

    public string Html { get; }

    public string Address => AddressOf(Room);

    public static async Task<RoomVisit> BeginAsync(Person person, Guid room)
    {
        var answer = await person.Http.GetAsync(AddressOf(room));
        answer.EnsureSuccessStatusCode();
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("peercircle-form", StringComparison.Ordinal)).Split(';')[0];
        return new RoomVisit(person, room, await answer.Content.ReadAsStringAsync(), cookie);
    }

    /// <summary>Sends one of the page's forms; a field given here takes the place of the page's own.</summary>
    public Task<HttpResponseMessage> SendAsync(string form, params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match field in Hidden().Matches(Html)) all.TryAdd(field.Groups["name"].Value, field.Groups["value"].Value);
        foreach (var (name, value) in fields) all[name] = value;
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Address}/{form}") { Content = new FormUrlEncodedContent(all) };
        request.Headers.Add("Cookie", $"{person.Cookie}; {formCookie}");
        return person.Http.SendAsync(request);
    }

    private static string AddressOf(Guid room) => $"/rooms/room-{room:N}";

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Hidden();
}
