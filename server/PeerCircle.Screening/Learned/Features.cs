using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Learned;

/// <summary>Takes the features of a text one by one, as hashes.</summary>
internal interface IFeatureSink
{
    /// <summary>From here on features belong to that block: 0 letters, 1 ideas, 2 word lists.</summary>
    void Begin(int block);

    void Add(uint feature);
}

/// <summary>
/// What the scorer looks at: pieces of words and whole words with their neighbours where spaces part them, runs of characters in Japanese
/// and Korean, ideas and the order they come in, and which sections of the word lists had a say.
/// </summary>
internal static class Features
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int LongestRun = 4;
    private const int NearConcepts = 7;
    private const uint Prime = 0x9E3779B1;

    /// <summary>How much one of so many features of a block counts: each less where there are many.</summary>
    public static float Size(int count) => 1 / MathF.Pow(count, 0.35f);

    /// <summary>Walks through a part of a word form.</summary>
    public static void OfWords<T>(ReadOnlySpan<char> words, ref T sink)
        where T : IFeatureSink
    {
        var (last, beforeLast) = (1u, 2u);
        for (var at = 0; at < words.Length;)
        {
            var length = RunLength(words[at..]);
            var run = words.Slice(at, Math.Max(1, length));
            if (length > 0 && Script.IsSpaced(run[0]))
            {
                var word = Pieces(run, ref sink);
                sink.Add(Mix((last * Prime) ^ word ^ 11));
                sink.Add(Mix((beforeLast * Prime) ^ word ^ 13));
                (last, beforeLast) = (word, last);
            }
            else if (length > 0)
            {
                Runs(run, ref sink);
            }

            at += run.Length;
        }
    }

    /// <summary>Each idea, each pair of near ones in its order, and each three in a row.</summary>
    public static void OfConcepts<T>(ReadOnlySpan<Concept> concepts, ref T sink)
        where T : IFeatureSink
    {
        for (var i = 0; i < concepts.Length; i++)
        {
            var id = (uint)concepts[i].Id + 1;
            sink.Add(Mix(id ^ 0x51_0000));
            for (var j = i + 1; j < concepts.Length && j <= i + NearConcepts; j++)
                sink.Add(Mix((id * Prime) ^ ((uint)concepts[j].Id + 1) ^ 0x52_0000));
            if (i + 2 < concepts.Length)
                sink.Add(Mix((((id * Prime) ^ ((uint)concepts[i + 1].Id + 1)) * Prime) ^ ((uint)concepts[i + 2].Id + 1) ^ 0x53_0000));
        }
    }

    /// <summary>Which section a term that was found belongs to.</summary>
    public static void OfSign<T>(Sign sign, ref T sink)
        where T : IFeatureSink
    {
        var hash = 0x54_0000u;
        foreach (var letter in sign.Category)
            hash = (hash ^ letter) * Prime;
        foreach (var letter in sign.Section)
            hash = (hash ^ letter) * Prime;
        sink.Add(Mix(hash));
    }

    private static int RunLength(ReadOnlySpan<char> words)
    {
        if (!Script.IsLetterOrDigit(words[0]))
            return 0;
        var isSpaced = Script.IsSpaced(words[0]);
        var end = 1;
        while (end < words.Length && Script.IsLetterOrDigit(words[end]) && Script.IsSpaced(words[end]) == isSpaced)
            end++;
        return end;
    }

    // The word with a mark at either end, in pieces; the answer is the whole word's hash.
    private static uint Pieces<T>(ReadOnlySpan<char> word, ref T sink)
        where T : IFeatureSink
    {
        for (var start = -1; start <= word.Length - ShortestPiece + 1; start++)
        {
            var hash = 5u;
            for (var length = 1; length <= LongestPiece && start + length <= word.Length + 1; length++)
            {
                var at = start + length - 1;
                hash = Step(hash, at < 0 || at == word.Length ? '^' : word[at]);
                if (length >= ShortestPiece)
                    sink.Add(Mix(hash));
            }
        }

        var whole = 7u;
        foreach (var letter in word)
            whole = Step(whole, letter);
        sink.Add(Mix(whole));
        return whole;
    }

    private static void Runs<T>(ReadOnlySpan<char> run, ref T sink)
        where T : IFeatureSink
    {
        for (var start = -1; start < run.Length; start++)
        {
            var hash = 17u;
            for (var length = 1; length <= LongestRun && start + length <= run.Length + 1; length++)
            {
                var at = start + length - 1;
                hash = Step(hash, at < 0 || at == run.Length ? '^' : run[at]);
                if (length > 1 || at >= 0)
                    sink.Add(Mix(hash));
            }
        }
    }

    private static uint Step(uint hash, char letter) => (hash ^ letter) * Prime;

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x85EB_CA6B;
        return hash ^ (hash >> 13);
    }
}
