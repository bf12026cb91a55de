namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Leaves letters and digits: one space between words, none inside Japanese and Korean, and a line feed where a sentence ends.
/// A trailing-off "..." is a pause, not an end. Hangul syllables that were written apart are whole again.
/// </summary>
internal static class WordForm
{
    private const char Pause = ' ';
    private const char End = '\n';

    /// <summary>Writes the word form of a text.</summary>
    public static void Write(ReadOnlySpan<char> text, ref Copy words)
    {
        var gap = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Script.IsLetterOrDigit(c))
            {
                if (gap == '\0' && words.Length > 0 && Finals.Joined(words.Last, text, i) is var whole and not '\0')
                {
                    words.Last = whole;
                    continue;
                }

                if (gap != '\0' && words.Length > 0 && !(gap == Pause && Script.IsSolid(c) && Script.IsSolid(words.Last)))
                    words.Add(gap, i - 1);
                words.Add(c, i);
                gap = '\0';
            }
            else if (c != '\'')
            {
                gap = gap == End || EndsSentence(text, i) ? End : Pause;
            }
        }
    }

    private static bool EndsSentence(ReadOnlySpan<char> text, int i) => text[i] switch
    {
        '.' => !Is(text, i - 1, '.') && !Is(text, i + 1, '.'),
        '。' => !Is(text, i - 1, '。') && !Is(text, i + 1, '。'),
        '!' or '?' or ';' or '\n' or '\r' => true,
        _ => false,
    };

    private static bool Is(ReadOnlySpan<char> text, int at, char c) => at >= 0 && at < text.Length && text[at] == c;
}
