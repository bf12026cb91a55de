using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Joins letters that were written apart ("d i e", "死・に・た・い"). A gap that differs from the run's usual gap parts two words,
/// so that "k i l l  m e" reads "kill me".
/// </summary>
public static class SpacedLetters
{
    private const int ShortestRun = 4;

    public static string Joined(string text)
    {
        StringBuilder? joined = null;
        var copied = 0;
        for (var i = 0; i < text.Length;)
        {
            var run = LetterRun.At(text, i);
            if (run.Letters >= ShortestRun)
            {
                joined ??= new StringBuilder(text.Length);
                joined.Append(text, copied, i - copied);
                run.AppendTo(joined, text);
                copied = run.End;
            }

            i = Math.Max(run.End, i + 1);
        }

        return joined is null ? text : joined.Append(text, copied, text.Length - copied).ToString();
    }
}

/// <summary>A run of single letters with the same short gap between them, most of the time.</summary>
internal readonly record struct LetterRun(int Start, int End, int Letters, int GapStart, int GapLength)
{
    private const int WidestGap = 3;

    public static LetterRun At(string text, int start)
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

    public void AppendTo(StringBuilder joined, string text)
    {
        var gapStart = Start + 1;
        joined.Append(text[Start]);
        for (var i = Start + 1; i < End; i++)
        {
            if (!char.IsLetter(text[i]))
                continue;
            if (!IsUsualGap(text, gapStart, i))
                joined.Append(' ');
            joined.Append(text[i]);
            gapStart = i + 1;
        }
    }

    private bool IsUsualGap(string text, int from, int to) =>
        to - from == GapLength && text.AsSpan(from, GapLength).SequenceEqual(text.AsSpan(GapStart, GapLength));

    private static int NextSingle(string text, int from)
    {
        for (var i = from; i < text.Length && i - from <= WidestGap; i++)
        {
            if (char.IsLetter(text[i]))
                return i > from && IsSingle(text, i) ? i : 0;
            if (char.IsDigit(text[i]) || text[i] == '\n')
                return 0;
        }

        return 0;
    }

    private static bool IsSingle(string text, int at) =>
        char.IsLetter(text[at])
        && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
        && (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1]));
}
