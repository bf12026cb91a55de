namespace PeerCircle.Screening.Learned;

/// <summary>Cuts a long text into parts of a few sentences, so that one sentence of distress is not thinned out by a long tale around it.</summary>
internal static class Windows
{
    private const int Usual = 160;
    private const int Longest = 400;

    /// <summary>Where the part that begins here ends: at a sentence's end once there is enough, at the latest at a fixed length.</summary>
    public static int End(ReadOnlySpan<char> words, int start)
    {
        if (words.Length - start <= Usual * 2)
            return words.Length;
        var from = start + Usual;
        var sentence = words[from..Math.Min(words.Length, start + Longest)].IndexOf('\n');
        if (sentence >= 0)
            return from + sentence + 1;
        var space = words[from..Math.Min(words.Length, start + Longest)].LastIndexOf(' ');
        return Math.Min(words.Length, space >= 0 ? from + space + 1 : start + Longest);
    }
}
