namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Final consonants of Hangul that were written apart from their syllable ("ㅅㅏㄹ", of which the surface has made 사 and ᄅ) join it,
/// by the arithmetic of the Unicode standard, section 3.12. Laughter and other letters that stand alone ("ㅋㅋ", "ㅇㅇ") stay apart.
/// </summary>
internal static class Finals
{
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3;
    private const int FirstInitial = 0x1100, LastInitial = 0x1112;
    private const int PerVowel = 28;

    // Which final each initial is, in the order of the initials; nought for those that are none.
    private static ReadOnlySpan<byte> Single => [1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27];

    /// <summary>The syllable with the consonant that stands at a place as its final; nought when it does not join.</summary>
    /// <param name="last">The letter before, as it reads so far.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the consonant stands.</param>
    public static char Joined(char last, ReadOnlySpan<char> text, int at)
    {
        if (text[at] is < (char)FirstInitial or > (char)LastInitial || last is < (char)FirstSyllable or > (char)LastSyllable)
            return '\0';
        var has = (last - FirstSyllable) % PerVowel;
        var final = has == 0 ? Single[text[at] - FirstInitial] : Cluster(has, Single[text[at] - FirstInitial]);
        return final > 0 && (has > 0 ? IsInitial(text, at - 1) : !IsLaughter(text[at]) && !StandsAlone(text, at)) ? (char)(last - has + final) : '\0';
    }

    private static int Cluster(int first, int second) => (first, second) switch
    {
        (1, 19) => 3,
        (4, 22) => 5,
        (4, 27) => 6,
        (8, 1) => 9,
        (8, 16) => 10,
        (8, 17) => 11,
        (8, 19) => 12,
        (8, 25) => 13,
        (8, 26) => 14,
        (8, 27) => 15,
        (17, 19) => 18,
        _ => 0,
    };

    // "가자ㄱㄱ": the same letter twice is a word of its own.
    private static bool StandsAlone(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at + 1] == text[at];

    private static bool IsLaughter(char c) => c is '\u110F' or '\u1112';

    private static bool IsInitial(ReadOnlySpan<char> text, int at) => at >= 0 && text[at] is >= (char)FirstInitial and <= (char)LastInitial;
}
