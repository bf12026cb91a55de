using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerCircle.Server.Library;

/// <summary>An entry of the directory as text: the same shape in the file that ships and in the database.</summary>
internal static class HelplineFacts
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(Helpline line) => JsonSerializer.Serialize(line, Shape);

    /// <exception cref="JsonException">It is no entry.</exception>
    public static Helpline Read(string text) => JsonSerializer.Deserialize<Helpline>(text, Shape) ?? throw new JsonException("An entry of the helplines is empty.");
}
