using PeerCircle.Screening.Shadow;

namespace PeerCircle.Server.Messages;

/// <summary>Guesses a text's language from its script, so that it gets the right fonts and the right voice.</summary>
public static class Language
{
    /// <summary>A BCP 47 tag: ja where there is kana, ko where Hangul prevails, else the fallback.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="fallback">What to answer when the script does not tell, such as the room's language.</param>
    public static string Of(string text, string fallback)
    {
        var (kana, hangul) = (0, 0);
        foreach (var c in text)
        {
            if (Script.IsKana(c))
                kana++;
            else if (Script.IsHangul(c))
                hangul++;
        }

        if (kana + hangul == 0)
            return fallback;
        return kana >= hangul ? "ja" : "ko";
    }
}
