using System.Globalization;
using System.Text;

namespace PeerCircle.Server.Messages;

/// <summary>Tells what a reader would see.</summary>
internal static class Visibles
{
    /// <summary>True when at least one character leaves ink.</summary>
    public static bool Any(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsBlank(rune))
                return true;
        }

        return false;
    }

    /// <summary>True for a mark that sits on the letter before it.</summary>
    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    // A mark without a letter, fillers and the braille blank show nothing.
    private static bool IsBlank(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || IsMark(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
        || rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;
}
