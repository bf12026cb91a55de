using System.Text.Json;

namespace PeerCircle.Screening;

/// <summary>One line of the stream, read.</summary>
/// <param name="Id">The caller's id as JSON; <c>null</c> when none was given.</param>
/// <param name="Text">The text to judge.</param>
/// <param name="Lang">Its language, where given.</param>
/// <param name="Place">Where it would stand; a room unless said otherwise.</param>
/// <param name="Error">Why the line can't be read; null when it can.</param>
internal sealed record ScreenQuestion(string Id, string Text, string? Lang, Place Place, string? Error = null)
{
    public static ScreenQuestion Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Read(json.RootElement) : Bad("The line is not a JSON object.");
        }
        catch (JsonException)
        {
            return Bad("The line is not valid JSON.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped.
            return Bad("A string in the line is not valid Unicode.");
        }
    }

    private static ScreenQuestion Read(JsonElement line)
    {
        if (!line.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            return Bad("\"text\" must be a string.");
        if (Optional(line, "lang") is not { } lang)
            return Bad("\"lang\" must be a string.");
        var place = Optional(line, "place");
        if (place is not ("" or "room" or "mentor"))
            return Bad("\"place\" must be \"room\" or \"mentor\".");
        var id = line.TryGetProperty("id", out var given) ? given.GetRawText() : "null";
        return new(id, text.GetString()!, lang.Length == 0 ? null : lang, place == "mentor" ? Place.Mentor : Place.Room);
    }

    // Empty when absent or null; null when it is something else than a string.
    private static string? Optional(JsonElement line, string property)
    {
        if (!line.TryGetProperty(property, out var value) || value.ValueKind == JsonValueKind.Null)
            return "";
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private static ScreenQuestion Bad(string error) => new("null", "", null, Place.Room, error);
}
