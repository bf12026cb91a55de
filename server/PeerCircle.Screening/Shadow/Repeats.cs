using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>Three or more of one letter become one, or two where words often double it: "diiie" reads "die" and "killll" reads "kill".</summary>
public static class Repeats
{
    private const int Stretched = 3;

    public static string Shortened(string text)
    {
        StringBuilder? kept = null;
        var copied = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = EndOfRun(text, start);
            if (end - start >= Stretched && char.IsLetter(text[start]))
            {
                kept ??= new StringBuilder(text.Length);
                kept.Append(text, copied, start - copied).Append(text[start], KeptOf(text, start, end));
                copied = end;
            }

            start = end;
        }

        return kept is null ? text : kept.Append(text, copied, text.Length - copied).ToString();
    }

    private static int EndOfRun(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] == text[start])
            end++;
        return end;
    }

    // "killll" and "misss" end in two; "ammmazzo" has two between vowels.
    private static int KeptOf(string text, int start, int end) => text[start] switch
    {
        'l' or 's' or 'z' when end == text.Length || !char.IsLetter(text[end]) => 2,
        'm' or 'z' when start > 0 && end < text.Length && IsVowel(text[start - 1]) && IsVowel(text[end]) => 2,
        _ => 1,
    };

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
