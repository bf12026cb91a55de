using System.Collections.Frozen;
using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Letters of other scripts that look like Latin ones become those (after UTS #39, for small letters): a text in one of our languages has
/// no other use for them. Works on lower case.
/// </summary>
public static class Confusables
{
    private const string From =
        "аеорсхуіјѕԁһӏвкмнтґгпьѵѡɡӕԛԝүқҝєёїӓӧӱѐѝўзиё" + "αβγδεηικνορτυχωϲϳϱ" + "ացզհոսօքքրյ" + "ɑɐɩɪıʟɴʀʏᴀʙᴄᴅᴇꜰɢʜᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢƅꞵɛəɘɔƨƽłøđħŧþ";
    private const string To =
        "aeopcxyijsdhlbkmhtrrnbvwgaqwykkeeiaoyeiysue" + "abydenikvoptuxwcjp" + "wgqhnuopfpj" + "aaiiilnryabcdefghjkmopstuvwzbbeeecsslodhtp";

    private static readonly FrozenDictionary<char, char> Latin = From.Zip(To).GroupBy(pair => pair.First).ToFrozenDictionary(g => g.Key, g => g.First().Second);

    public static string AsLatin(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\u00E0', '\uDFFF');
        if (first < 0)
            return text;
        StringBuilder? changed = null;
        for (var i = first; i < text.Length; i++)
        {
            var letter = LetterAt(text, i);
            if (letter == '\0')
            {
                changed?.Append(text[i]);
                continue;
            }

            (changed ??= new StringBuilder(text.Length).Append(text, 0, i)).Append(letter);
            i += char.IsHighSurrogate(text[i]) ? 1 : 0;
        }

        return changed?.ToString() ?? text;
    }

    private static char LetterAt(string text, int at)
    {
        if (text[at] >= '\u1100' && text[at] < '\uA700' && text[at] is < '\u1D00' or > '\u1DFF')
            return '\0';
        if (char.IsHighSurrogate(text[at]))
            return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? Boxed(char.ConvertToUtf32(text[at], text[at + 1])) : '\0';
        return Latin.GetValueOrDefault(text[at]);
    }

    // White on black, and the letters of flags.
    private static char Boxed(int value) => value switch
    {
        >= 0x1F150 and <= 0x1F169 => (char)('a' + value - 0x1F150),
        >= 0x1F170 and <= 0x1F189 => (char)('a' + value - 0x1F170),
        >= 0x1F1E6 and <= 0x1F1FF => (char)('a' + value - 0x1F1E6),
        _ => '\0',
    };
}
