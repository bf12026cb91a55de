using System.Text.Json;

namespace PeerCircle.BrowserTests;

/// <summary>Addresses with an id of the sample circle in them.</summary>
internal static class Places
{
    /// <summary>Puts the ids in, as this person's own calls tell them.</summary>
    public static async Task<string> FillAsync(Person person, string path)
    {
        if (!path.Contains('{', StringComparison.Ordinal)) return path;
        var (from, to) = (path.IndexOf('{', StringComparison.Ordinal), path.IndexOf('}', StringComparison.Ordinal));
        var id = path[(from + 1)..to] switch
        {
            "haru" => await IdAsync(person, "/api/mentors", mentor => mentor.GetProperty("nickname").GetString() == "haru"),
            "conversation" => await IdAsync(person, "/api/conversations", one => one.GetProperty("with").GetProperty("nickname").GetString() is "haru" or "mika"),
            "flagged" => await IdAsync(person, "/api/cases", one => one.GetProperty("flags").GetInt32() > 0),
            "waiting" => await IdAsync(person, "/api/cases", one => one.GetProperty("waiting").GetBoolean()),
            "message" => await MessageAsync(person),
            var name => throw new ArgumentOutOfRangeException(nameof(path), name, "Nothing of that name is in the sample circle."),
        };
        return path[..from] + id + path[(to + 1)..];
    }

    private static async Task<string> IdAsync(Person person, string list, Func<JsonElement, bool> wanted) =>
        (await person.ReadAsync(list)).EnumerateArray().First(wanted).GetProperty("id").GetString()!;

    private static async Task<string> MessageAsync(Person person)
    {
        var room = await IdAsync(person, "/api/rooms", one => one.GetProperty("slug").GetString() == "games");
        var page = await person.ReadAsync($"/api/channels/{room}/messages");
        return page.GetProperty("messages").EnumerateArray()
            .First(one => one.GetProperty("author").GetProperty("nickname").GetString() == "mika" && one.GetProperty("state").GetString() == "visible")
            .GetProperty("id").GetString()!;
    }
}
