namespace PeerCircle.Screening.Shadow;

/// <summary>What a character's script means for words.</summary>
public static class Script
{
    private const byte Letter = 1;
    private const byte Digit = 2;
    private const byte Solid = 4;

    // Asked several times for each character of each text.
    private static readonly byte[] Traits = AllTraits();

    /// <summary>True for hiragana and katakana of any width.</summary>
    public static bool IsKana(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or (>= '\uFF66' and <= '\uFF9F');

    /// <summary>True for Hangul syllables and letters.</summary>
    public static bool IsHangul(char c) => c is (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F');

    /// <summary>True for kanji, kana and Hangul: a word there needs no space to begin or end.</summary>
    public static bool IsSolid(char c) => (Traits[c] & Solid) != 0;

    /// <summary>True for a letter or digit of a script that parts words by spaces.</summary>
    public static bool IsSpaced(char c) => Traits[c] is Letter or Digit;

    /// <summary><see cref="char.IsLetter(char)"/>.</summary>
    public static bool IsLetter(char c) => (Traits[c] & Letter) != 0;

    /// <summary><see cref="char.IsLetterOrDigit(char)"/>.</summary>
    public static bool IsLetterOrDigit(char c) => (Traits[c] & (Letter | Digit)) != 0;

    private static byte[] AllTraits()
    {
        var traits = new byte[char.MaxValue + 1];
        for (var c = 0; c < traits.Length; c++)
            traits[c] = TraitsOf((char)c);
        return traits;
    }

    private static byte TraitsOf(char c)
    {
        var isSolid = IsHangul(c) || IsKana(c) || c is (>= '\u3400' and <= '\u9FFF') or '々' or '〇';
        return (byte)((char.IsLetter(c) ? Letter : char.IsDigit(c) ? Digit : 0) | (isSolid ? Solid : 0));
    }
}
