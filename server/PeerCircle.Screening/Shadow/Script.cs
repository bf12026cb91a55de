namespace PeerCircle.Screening.Shadow;

/// <summary>What a character's script means for words.</summary>
public static class Script
{
    /// <summary>True for hiragana and katakana of any width.</summary>
    public static bool IsKana(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF') or (>= '\uFF66' and <= '\uFF9F');

    /// <summary>True for Hangul syllables and letters.</summary>
    public static bool IsHangul(char c) => c is (>= '\uAC00' and <= '\uD7A3') or (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F');

    /// <summary>True for kanji, kana and Hangul: a word there needs no space to begin or end.</summary>
    public static bool IsSolid(char c) => c >= '\u1100' && (IsHangul(c) || IsKana(c) || c is (>= '\u3400' and <= '\u9FFF') or '々' or '〇');

    /// <summary>True for a letter or digit of a script that parts words by spaces.</summary>
    public static bool IsSpaced(char c) => char.IsLetterOrDigit(c) && !IsSolid(c);
}
