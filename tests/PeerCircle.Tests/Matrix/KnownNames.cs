using System.Text.Json;

namespace PeerCircle.Tests.Matrix;

/// <summary>The names that may stand in what a member is told. A new one is added here by someone who has asked themselves what it gives away.</summary>
internal static class KnownNames
{
    public static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        // channels and messages
        "id", "channelId", "epoch", "after", "version", "reset", "more", "messages", "reactions", "channel", "mine", "pending", "reacted",
        "position", "author", "nickname", "role", "roles", "postedAt", "editedAt", "state", "html", "replyTo", "note", "lang", "quote", "excerpt",
        "hear", "metoo", "thanks", "time", "mode", "staffed", "slowSeconds", "floor",
        // rooms and people who chose to be found
        "slug", "name", "about", "language", "languages", "region", "presence", "nextStaffedAt",
        "topics", "hours", "free", "awayUntil", "side", "with", "askedAt", "opening",
        // answers to what one sent oneself
        "disclosed", "oneToOne", "flagId", "status", "clientId", "message", "reason", "text", "expectedMinutes", "retryAfterSeconds", "support",
        // problems
        "type", "title", "detail", "errors", "problem",
        // the card
        "kind", "regions", "helplines", "number", "url", "checkedOn", "emergency", "barriers", "question", "answer", "standing",
        // letters
        "at", "action", "decisionId", "messageId", "rule", "facts", "scope", "days", "automated", "redress",
    };

    /// <summary>Only about oneself: one's own devices, one's own choices.</summary>
    public static readonly HashSet<string> Own = new(StringComparer.Ordinal) { "/api/me", "/api/sessions", "/api/me/around" };

    /// <summary>Every property name, at any depth; ids as names (as in "reacted") and fields of a form (in "errors") are left out.</summary>
    public static IEnumerable<string> Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p =>
            Guid.TryParse(p.Name, out _) ? Of(p.Value) : p.NameEquals("errors") ? [p.Name] : Of(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Of),
        _ => [],
    };

    /// <summary>The same of a whole answer; nothing of one that is empty or no JSON.</summary>
    public static IReadOnlyList<string> Of(string answer)
    {
        if (answer.Length == 0 || answer[0] is not ('{' or '[')) return [];
        using var body = JsonDocument.Parse(answer);
        return [.. Of(body.RootElement)];
    }
}
