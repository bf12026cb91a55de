namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Joins letters that were written apart ("d i e", "死・に・た・い"). A gap that differs from the run's usual gap parts two words,
/// so that "k i l l  m e" reads "kill me".
/// </summary>
internal static class SpacedLetters
{
    private const int ShortestRun = 4;

    /// <summary>Writes the joined text, which is no longer than the text.</summary>
    public static void Join(ReadOnlySpan<char> text, ref Copy joined)
    {
        var copied = 0;
        for (var i = 0; i < text.Length;)
        {
            var run = LetterRun.At(text, i);
            if (run.Letters >= ShortestRun)
            {
                joined.Add(text, copied, i);
                run.WriteTo(ref joined, text);
                copied = run.End;
            }

            i = Math.Max(run.End, i + 1);
        }

        joined.Add(text, copied, text.Length);
    }
}

/// <summary>A run of single letters with the same short gap between them, most of the time.</summary>
internal readonly record struct LetterRun(int Start, int End, int Letters, int GapStart, int GapLength)
{
    private const int WidestGap = 3;

    public static LetterRun At(ReadOnlySpan<char> text, int start)
    {
        if (!IsSingle(text, start))
            return new(start, start, 0, 0, 0);
        var (end, letters) = (start + 1, 1);
        Span<int> gaps = stackalloc int[WidestGap + 2];
        Span<int> starts = stackalloc int[WidestGap + 2];
        while (NextSingle(text, end) is var next and > 0)
        {
            gaps[next - end]++;
            starts[next - end] = end;
            (end, letters) = (next + 1, letters + 1);
        }

        var usual = UsualOf(gaps);
        return new(start, end, letters, starts[usual], usual);
    }

    private static int UsualOf(ReadOnlySpan<int> gaps)
    {
        var usual = 1;
        for (var length = 2; length < gaps.Length; length++)
            usual = gaps[length] > gaps[usual] ? length : usual;
        return usual;
    }

    public void WriteTo(ref Copy joined, ReadOnlySpan<char> text)
    {
        var gapStart = Start + 1;
        joined.Add(text[Start], Start);
        for (var i = Start + 1; i < End; i++)
        {
            if (!Script.IsLetter(text[i]))
                continue;
            if (!IsUsualGap(text, gapStart, i))
                joined.Add(' ', gapStart);
            joined.Add(text[i], i);
            gapStart = i + 1;
        }
    }

    private bool IsUsualGap(ReadOnlySpan<char> text, int from, int to) =>
        to - from == GapLength && text.Slice(from, GapLength).SequenceEqual(text.Slice(GapStart, GapLength));

    private static int NextSingle(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i < text.Length && i - from <= WidestGap; i++)
        {
            if (Script.IsLetter(text[i]))
                return i > from && IsSingle(text, i) ? i : 0;
            if (Script.IsLetterOrDigit(text[i]) || text[i] == '\n')
                return 0;
        }

        return 0;
    }

    private static bool IsSingle(ReadOnlySpan<char> text, int at) =>
        Script.IsLetter(text[at])
        && (at + 1 >= text.Length || !Script.IsLetterOrDigit(text[at + 1]))
        && (at == 0 || !Script.IsLetterOrDigit(text[at - 1]));
}
