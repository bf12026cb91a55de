using System.Buffers;
using System.Collections.Frozen;

namespace PeerCircle.Screening.Rules;

/// <summary>Numbers that people may write: helplines, and counts of points or codes.</summary>
internal static class KnownNumbers
{
    // Kept in step with the helpline directory by a test.
    public static readonly IReadOnlySet<string> Helplines = FrozenSet.ToFrozenSet(
        ["0120279338", "0120279226", "0120061338", "3240117252", "0223272327", "116123", "85258", "50808"], StringComparer.Ordinal);

    private static readonly SearchValues<string> Counted = SearchValues.Create(
        ["score", "point", "pts", "damage", "dmg", "hp", "xp", "isbn", "order", "seed", "coins", "gold", "serial", "jan", "id ", "version",
            "点", "得点", "すこあ", "だめーじ", "経験値", "注文", "円", "歩", "位",
            "점", "점수", "골드", "원", "걸음", "punti", "punteggio", "oro", "danni", "ordine", "codice", "euro", "yen", "km", "steps"],
        StringComparison.Ordinal);

    /// <summary>True when one of these numbers stands in the text.</summary>
    public static bool Names(IReadOnlySet<string> helplines, ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAnyInRange('0', '9');
            if (next < 0)
                return false;
            var run = DigitRun.At(text, at + next);
            if (helplines.Contains(run.Written(text, at + next)))
                return true;
            at = run.End;
        }

        return false;
    }

    public static bool CountsSomething(ReadOnlySpan<char> around) => around.ContainsAny(Counted);
}
