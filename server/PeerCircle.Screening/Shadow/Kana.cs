namespace PeerCircle.Screening.Shadow;

/// <summary>Katakana becomes hiragana, so that a word counts in either.</summary>
public static class Kana
{
    private const int Distance = 'ア' - 'あ';

    public static string AsHiragana(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('ァ', 'ヶ'))
            return text;
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] is >= 'ァ' and <= 'ヶ' ? (char)(source[i] - Distance) : source[i];
        });
    }
}
