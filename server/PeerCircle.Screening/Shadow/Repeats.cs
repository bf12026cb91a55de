namespace PeerCircle.Screening.Shadow;

/// <summary>Three or more of one letter become one, or two where words often double it: "diiie" reads "die" and "killll" reads "kill".</summary>
internal static class Repeats
{
    /// <summary>Writes the shortened text.</summary>
    public static void Shorten(ReadOnlySpan<char> text, ref Copy shortened)
    {
        var copied = 0;
        for (var third = 2; third < text.Length; third++)
        {
            if (text[third] != text[third - 1] || text[third] != text[third - 2] || !Script.IsLetter(text[third]))
                continue;
            var start = third - 2;
            var end = EndOfRun(text, third);
            shortened.Add(text, copied, start + KeptOf(text, start, end));
            copied = end;
            third = end + 1;
        }

        shortened.Add(text, copied, text.Length);
    }

    private static int EndOfRun(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOfAnyExcept(text[at]);
        return length < 0 ? text.Length : at + length;
    }

    // "killll" and "misss" end in two; "ammmazzo" has two between vowels.
    private static int KeptOf(ReadOnlySpan<char> text, int start, int end) => text[start] switch
    {
        'l' or 's' or 'z' when end == text.Length || !Script.IsLetter(text[end]) => 2,
        'm' or 'z' when start > 0 && end < text.Length && IsVowel(text[start - 1]) && IsVowel(text[end]) => 2,
        _ => 1,
    };

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
