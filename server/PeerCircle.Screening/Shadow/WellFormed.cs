namespace PeerCircle.Screening.Shadow;

/// <summary>Lone surrogates become U+FFFD: normalisation would throw on them.</summary>
public static class WellFormed
{
    public static string Of(string text)
    {
        var bad = FirstLone(text, 0);
        if (bad < 0)
            return text;
        var chars = text.ToCharArray();
        for (; bad >= 0; bad = FirstLone(text, bad + 1))
            chars[bad] = '\uFFFD';
        return new(chars);
    }

    /// <summary>The first lone surrogate at or after a place that does not split a pair; -1 when there is none.</summary>
    public static int FirstLone(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return -1;
            i += next;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }
}
