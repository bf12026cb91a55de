using System.Buffers;

namespace PeerCircle.Screening.Shadow;

/// <summary>Every apostrophe look-alike becomes the plain one, before compatibility forms would turn some into a space.</summary>
public static class Apostrophes
{
    private static readonly SearchValues<char> LookAlikes = SearchValues.Create("\u2018\u2019\u201B\u02BC\u02B9\u00B4\u0060\u2032\uFF07");

    public static string Plain(string text)
    {
        if (!text.AsSpan().ContainsAny(LookAlikes))
            return text;
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = LookAlikes.Contains(source[i]) ? '\'' : source[i];
        });
    }
}
