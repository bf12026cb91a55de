using System.Text.Encodings.Web;
using System.Text.Json;

namespace PeerCircle.Screening;

/// <summary>Screens a stream of JSON lines: <c>{"id"?, "text", "lang"?, "place"?}</c> in, one verdict a line out.</summary>
/// <param name="screener">What judges.</param>
public sealed class ScreenStream(Screener screener)
{
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads to the end. A line that can't be read is answered with <c>{"error"}</c>, and the stream goes on; empty lines are skipped.</summary>
    /// <returns>How many lines could not be read.</returns>
    public async Task<int> RunAsync(TextReader input, Stream output, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var bad = 0;
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            bad += Answer(line, output) ? 0 : 1;
            await output.FlushAsync(cancel);
        }

        return bad;
    }

    private bool Answer(string line, Stream output)
    {
        var question = ScreenQuestion.Read(line);
        using (var writer = new Utf8JsonWriter(output, Written))
        {
            writer.WriteStartObject();
            if (question.Error is null)
                Write(writer, question, screener.Check(question.Text, question.Lang, question.Place));
            else
                writer.WriteString("error", question.Error);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        return question.Error is null;
    }

    private static void Write(Utf8JsonWriter writer, ScreenQuestion question, ScreeningResult result)
    {
        writer.WritePropertyName("id");
        writer.WriteRawValue(question.Id);
        writer.WriteString("verdict", Name(result.Verdict));
        WriteNames(writer, "categories", result.Categories);
        WriteNames(writer, "rules", result.Rules);
        writer.WriteString("visibility", Name(result.Visibility));
        writer.WriteString("concern", Name(result.Concern));
    }

    private static void WriteNames(Utf8JsonWriter writer, string property, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
