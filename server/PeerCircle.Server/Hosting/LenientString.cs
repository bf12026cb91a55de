using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerCircle.Server.Hosting;

/// <summary>
/// Reads a JSON string that is no valid Unicode as one that holds a lone surrogate, so that it is refused with a reason further on
/// instead of breaking the whole frame.
/// </summary>
public sealed class LenientString : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType is JsonTokenType.String ? reader.GetString() : throw new JsonException("A string was expected.");
        }
        catch (InvalidOperationException)
        {
            return "\uD800";
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}
