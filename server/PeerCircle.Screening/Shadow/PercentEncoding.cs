namespace PeerCircle.Screening.Shadow;

/// <summary>What was written as in an address line is read: "%E6%AD%BB" is 死.</summary>
public static class PercentEncoding
{
    public static string Decoded(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0 && at + 2 < text.Length; at = text.IndexOf('%', at + 1))
        {
            if (char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
                return Uri.UnescapeDataString(text);
        }

        return text;
    }
}
