namespace PeerCircle.Screening.Rules;

/// <summary>One line or one word pasted over and over.</summary>
public sealed class Flood : IRule
{
    private const int ManyWords = 20;
    private const int ManyLines = 5;

    public Finding? Judge(Reading reading)
    {
        var words = reading.Shadow.Words;
        var repeated = Dominant(words, ' ', ManyWords) ?? Dominant(words, '\n', ManyLines);
        return repeated is null ? null : new("spam.flood", Categories.Spam, Visibility.Held, Concern.None, repeated);
    }

    private static string? Dominant(string words, char separator, int many)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        var total = 0;
        if (words.AsSpan().Count(separator) < many - 1)
            return null;
        foreach (var range in words.AsSpan().Split(separator))
        {
            var part = words.AsSpan()[range];
            counts[part] = counts.TryGetValue(part, out var before) ? before + 1 : 1;
            total++;
        }

        var (top, count) = seen.MaxBy(pair => pair.Value);
        return count >= many && count * 10 >= total * 8 ? top : null;
    }
}
