namespace PeerCircle.Screening.Rules;

/// <summary>One line or one word pasted over and over.</summary>
public sealed class Flood : IRule
{
    private const int ManyWords = 20;
    private const int ManyLines = 5;

    public Finding? Judge(Reading reading)
    {
        var (start, end) = Dominant(reading.Words, ' ', ManyWords) ?? Dominant(reading.Words, '\n', ManyLines) ?? default;
        return end == 0 ? null : reading.InWords("spam.flood", Categories.Spam, Visibility.Held, Concern.None, start, end);
    }

    // What makes up four fifths is the one that is left when every other has taken one of it away.
    private static (int Start, int End)? Dominant(ReadOnlySpan<char> words, char separator, int many)
    {
        if (words.Count(separator) < many - 1)
            return null;
        var (start, end, lead) = (0, 0, 0);
        foreach (var part in words.Split(separator))
        {
            if (lead == 0)
                (start, end) = (part.Start.Value, part.End.Value);
            lead += words[part].SequenceEqual(words[start..end]) ? 1 : -1;
        }

        var (count, total) = (0, 0);
        foreach (var part in words.Split(separator))
        {
            count += words[part].SequenceEqual(words[start..end]) ? 1 : 0;
            total++;
        }

        return count >= many && count * 10 >= total * 8 ? (start, end) : null;
    }
}
