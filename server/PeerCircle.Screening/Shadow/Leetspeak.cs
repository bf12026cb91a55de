using System.Buffers;

namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Digits and signs that stand for letters inside a word become those ("su1c1d3", "d!e", "w@nt"). Names with a number at the end, times and
/// sizes keep theirs.
/// </summary>
internal static class Leetspeak
{
    private const string Signs = "013457@$!|";
    private const string Letters = "oieastasil";
    private const int LongestRun = 2;
    private static readonly SearchValues<char> Any = SearchValues.Create(Signs);

    /// <summary>Reads a text in place.</summary>
    public static void Read(Span<char> text)
    {
        var written = 0;
        for (var sign = text.IndexOfAny(Any); sign >= 0;)
        {
            // Up to here nothing was changed that a word is judged by: only a lone one before it.
            var start = text[written..sign].LastIndexOfAny(' ', '\n') + 1 + written;
            var end = text[sign..].IndexOfAny(' ', '\n');
            end = end < 0 ? text.Length : sign + end;
            if (IsDisguised(text[start..end]))
                ReadWord(text, start, end);
            written = end;
            var next = text[end..].IndexOfAny(Any);
            sign = next < 0 ? -1 : end + next;
        }
    }

    private static void ReadWord(Span<char> text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var at = Signs.IndexOf(text[i], StringComparison.Ordinal);
            if (at >= 0 && !(i == end - 1 && text[i] == '!'))
                text[i] = Letters[at];
        }

        // "1 want": the lone one belongs to the disguise.
        if (start >= 2 && text[start - 1] == ' ' && text[start - 2] == '1' && (start == 2 || text[start - 3] == ' '))
            text[start - 2] = 'i';
    }

    private static bool IsDisguised(ReadOnlySpan<char> word)
    {
        var (letters, signs, run) = (0, 0, 0);
        for (var i = 0; i < word.Length; i++)
        {
            var isSign = Signs.Contains(word[i], StringComparison.Ordinal) && !(i == word.Length - 1 && word[i] == '!');
            run = isSign ? run + 1 : 0;
            letters += char.IsAsciiLetter(word[i]) ? 1 : 0;
            signs += isSign ? 1 : 0;
            if (run > LongestRun || (run == LongestRun && i == 1) || (!isSign && !IsPartOfWord(word[i])))
                return false;
        }

        return letters > 0 && signs > 0 && letters + 1 >= signs && !(run == LongestRun && letters > 4);
    }

    private static bool IsPartOfWord(char c) => char.IsAsciiLetter(c) || c is '\'' or ',' or '.' or '?' or '!' or '"' or ')' or '-';
}
