namespace PeerCircle.Screening.Shadow;

/// <summary>What was written as in an address line is read: "%E6%AD%BB" is 死.</summary>
internal static class PercentEncoding
{
    private const int Width = 3;

    public static string Decoded(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (IsCode(text, at))
                return Uri.UnescapeDataString(text);
        }

        return text;
    }

    /// <summary>The same, and for each letter what it was made of: a row of codes is one thing.</summary>
    public static (string Text, List<Stretch> From) Traced(string text)
    {
        var decoded = new Tape();
        List<Stretch> from = new(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (IsCode(text, end))
                end += Width;
            end = Math.Max(end, start + 1);
            decoded.Add(end - start >= Width ? Uri.UnescapeDataString(text[start..end]) : text.AsSpan(start, 1));
            while (from.Count < decoded.Length)
                from.Add(new(start, end));
            start = end;
        }

        return (decoded.Letters.ToString(), from);
    }

    private static bool IsCode(string text, int at) =>
        at + 2 < text.Length && text[at] == '%' && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
}
