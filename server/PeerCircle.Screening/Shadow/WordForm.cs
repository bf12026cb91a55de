using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Leaves letters and digits: one space between words, none inside Japanese and Korean, and a line feed where a sentence ends.
/// A trailing-off "..." is a pause, not an end.
/// </summary>
public static class WordForm
{
    private const char Pause = ' ';
    private const char End = '\n';

    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length);
        var gap = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                AppendGap(words, gap, c);
                words.Append(c);
                gap = '\0';
            }
            else if (c != '\'')
            {
                gap = gap == End || EndsSentence(text, i) ? End : Pause;
            }
        }

        return words.ToString();
    }

    private static void AppendGap(StringBuilder words, char gap, char next)
    {
        if (gap == '\0' || words.Length == 0)
            return;
        if (gap == Pause && Script.IsSolid(next) && Script.IsSolid(words[^1]))
            return;
        words.Append(gap);
    }

    private static bool EndsSentence(string text, int i) => text[i] switch
    {
        '.' => !Is(text, i - 1, '.') && !Is(text, i + 1, '.'),
        '。' => !Is(text, i - 1, '。') && !Is(text, i + 1, '。'),
        '!' or '?' or ';' or '\n' or '\r' => true,
        _ => false,
    };

    private static bool Is(string text, int at, char c) => at >= 0 && at < text.Length && text[at] == c;
}
