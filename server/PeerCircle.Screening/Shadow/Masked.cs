using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>A word with some of its letters starred out is written in full again when it is one that people star out: "s*icide", "am*azzo".</summary>
public static class Masked
{
    private const int MostStars = 3;
    private static readonly ILookup<int, string> Words = new[]
    {
        "suicide", "suicidal", "kill", "kills", "killing", "die", "died", "dying", "dead", "death", "murder", "cutting", "cut", "hurt", "hang", "overdose", "myself", "fuck", "fucking", "shit", "bitch",
        "idiot", "whore", "retard", "suicidio", "suicida", "suicidi", "suicidarmi", "uccidermi", "uccidere", "ucciso", "ammazzo", "ammazzarmi", "ammazzare", "ammazzati", "morire", "muoio", "morte", "morto", "tagliarmi", "stronzo",
        "puttana", "merda", "coglione",
    }.ToLookup(word => word.Length);

    public static string Restored(string text)
    {
        StringBuilder? restored = null;
        for (var star = text.IndexOf('*', StringComparison.Ordinal); star >= 0;)
        {
            var (start, end) = (star, star);
            while (start > 0 && star - start < 10 && char.IsAsciiLetter(text[start - 1]))
                start--;
            while (end < text.Length && end - start < 12 && (text[end] == '*' || char.IsAsciiLetter(text[end])))
                end++;
            if (WordLike(text.AsSpan(start, end - start)) is { } word)
                (restored ??= new StringBuilder(text)).Remove(start, word.Length).Insert(start, word);
            star = end >= text.Length ? -1 : text.IndexOf('*', Math.Max(end, star + 1));
        }

        return restored?.ToString() ?? text;
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
