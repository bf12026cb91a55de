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
                kept.Append(text, copied, start - copied).Append(text[start], KeptOf(text[start]));
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

    private static int KeptOf(char letter) => letter is 'l' or 's' or 'm' or 'z' ? 2 : 1;
}
