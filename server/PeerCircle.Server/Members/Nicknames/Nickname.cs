using System.Globalization;
using System.Text;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Members;

/// <summary>What a nickname may be: any script, short, readable aloud, and nobody's title.</summary>
public static class Nickname
{
    private const int MarksInARow = 3;
    private const int SkeletonUnits = 256;

    /// <summary>Brings a nickname into its lasting form, or says what is wrong with it.</summary>
    /// <param name="written">As it was typed; spaces around it don't count.</param>
    public static (string Nickname, Unfit? Problem) Check(string? written)
    {
        if (written is null || !WellFormed.Is(written)) return ("", Unfit.NicknameCharacters);
        if (written.Length > Limits.NicknameUnits) return ("", Unfit.NicknameLength);
        var name = written.Normalize(NormalizationForm.FormC).Replace('\u3000', ' ').Trim(' ');
        return (name, ProblemOf(name));
    }

    private static Unfit? ProblemOf(string name)
    {
        if (name.Length > Limits.NicknameUnits) return Unfit.NicknameLength;
        if (new StringInfo(name).LengthInTextElements is < Limits.NicknameMinGraphemes or > Limits.NicknameMaxGraphemes) return Unfit.NicknameLength;
        if (name.Contains("  ", StringComparison.Ordinal)) return Unfit.NicknameSpaces;
        if (!IsReadable(name) || LookAlikes.Skeleton(name).Length is 0 or > SkeletonUnits) return Unfit.NicknameCharacters;
        return ReservedNames.Includes(name) ? Unfit.NicknameReserved : null;
    }

    private static bool IsReadable(string name)
    {
        var marks = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsVisible(rune)) return false;
            // Threat: piles of marks that reach over the lines of others.
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MarksInARow) return false;
        }
        return true;
    }

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || (!IsBlank(rune.Value) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator));

    // Letters and marks that show nothing: joiners, fillers, variation selectors (the one emoji need apart), an empty braille cell,
    // and what stands for a character that got lost.
    private static bool IsBlank(int point) =>
        point is 0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2800 or 0x3164 or 0xFFA0 or 0xFFFC or 0xFFFD
            or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0E) or (>= 0xE0100 and <= 0xE01EF);
}

/// <summary>What can be wrong with something a person filled in. Each has a sentence in <see cref="MemberSentences"/>.</summary>
public enum Unfit
{
    NicknameLength,
    NicknameCharacters,
    NicknameSpaces,
    NicknameReserved,
    NicknameScreened,
    PassphraseLength,
    PassphraseCharacters,
    PassphraseCommon,
    PassphraseIsNickname,
    BornYear,
    Language,
    Region,
    Theme,
    UndoSeconds,
    TimeZone,
    Hours,
}
