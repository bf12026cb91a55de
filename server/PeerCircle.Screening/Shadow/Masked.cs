namespace PeerCircle.Screening.Shadow;

/// <summary>A word with some of its letters starred out is written in full again when it is one that people star out: "s*icide", "am*azzo".</summary>
internal static class Masked
{
    private const int MostStars = 3;
    private static readonly ILookup<int, string> Words = new[]
    {
        "suicide", "suicidal", "kill", "kills", "killing", "die", "died", "dying", "dead", "death", "murder", "cutting", "cut", "hurt", "hang", "overdose", "myself", "fuck", "fucking", "shit", "bitch",
        "idiot", "whore", "retard", "suicidio", "suicida", "suicidi", "suicidarmi", "uccidermi", "uccidere", "ucciso", "ammazzo", "ammazzarmi", "ammazzare", "ammazzati", "morire", "muoio", "morte", "morto", "tagliarmi", "stronzo",
        "puttana", "merda", "coglione",
    }.ToLookup(word => word.Length);

    /// <summary>Restores a text in place.</summary>
    public static void Restore(Span<char> text)
    {
        var floor = 0;
        for (var star = text.IndexOf('*'); star >= 0;)
        {
            var (start, end) = (star, star);
            while (start > floor && star - start < 10 && char.IsAsciiLetter(text[start - 1]))
                start--;
            while (end < text.Length && end - start < 12 && (text[end] == '*' || char.IsAsciiLetter(text[end])))
                end++;
            if (WordLike(text[start..end]) is { } word)
            {
                // The next word does not reach back over a star that stood here.
                floor = start + text[start..end].LastIndexOf('*') + 1;
                word.CopyTo(text[start..]);
            }

            var from = Math.Max(end, star + 1);
            star = from >= text.Length ? -1 : text[from..].IndexOf('*');
            star += star < 0 ? 0 : from;
        }
    }

    private static string? WordLike(ReadOnlySpan<char> masked)
    {
        if (masked.Count('*') is 0 or > MostStars || masked.Count('*') * 2 >= masked.Length)
            return null;
        foreach (var word in Words[masked.Length])
        {
            if (IsLike(masked, word))
                return word;
        }

        return null;
    }

    private static bool IsLike(ReadOnlySpan<char> masked, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (masked[i] != '*' && masked[i] != word[i])
                return false;
        }

        return true;
    }
}
