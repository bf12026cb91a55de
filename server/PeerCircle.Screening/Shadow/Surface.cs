using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Lower case, one width, no accents, nothing invisible; punctuation as written. Nearly every letter reads the same whatever stands beside it,
/// and is looked up; what may join with its neighbours (accents, Hangul letters) takes all the steps, together with the letter before.
/// </summary>
internal static class Surface
{
    private const int LongestPlainPair = 2;

    // One letter that would become a sentence of eighteen, in none of our languages: it would only make texts long.
    private const char Blessing = '\uFDFA';

    /// <summary>Adds the surface of a text to a tape.</summary>
    public static void Write(ReadOnlySpan<char> text, Tape surface)
    {
        var (last, before) = (0, surface.Length);
        for (var i = 0; i < text.Length;)
        {
            var letter = PlainLetters.Of(text[i]);
            var size = letter > PlainLetters.Nothing ? 1 : PlainLetters.IsPicture(text, i) ? LongestPlainPair : 0;
            if (size > 0)
            {
                (last, before) = (i, surface.Length);
                if (size == 1)
                    surface.Add(letter);
                else
                    surface.Add(text.Slice(i, size));
                i += size;
            }
            else if (letter == PlainLetters.Nothing)
            {
                i++;
            }
            else
            {
                surface.Cut(before);
                i = EndOfOdd(text, i);
                surface.Add(InFull(text[last..i].ToString()));
                (last, before) = (i, surface.Length);
            }
        }
    }

    /// <summary>All the steps, whatever the text.</summary>
    public static string InFull(string text)
    {
        var visible = Apostrophes.Plain(Invisible.Removed(WellFormed.Of(text).Replace(Blessing, '\uFFFD')));
        return Kana.AsHiragana(Confusables.AsLatin(Accents.Removed(visible.Normalize(NormalizationForm.FormKC).ToLowerInvariant())));
    }

    // Up to the first of two plain letters: taken one by one, odd ones among plain ones would be slow.
    private static int EndOfOdd(ReadOnlySpan<char> text, int at)
    {
        for (var plain = 0; at < text.Length; at++)
        {
            plain = PlainLetters.Of(text[at]) > PlainLetters.Nothing ? plain + 1 : 0;
            if (plain == 2)
                return at - 1;
        }

        return at;
    }
}
