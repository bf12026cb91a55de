using System.Text;
using CsCheck;
using PeerCircle.Screening.Lexicons;

namespace PeerCircle.Tests.Screening;

/// <summary>Texts made to be hard on the screener.</summary>
internal static class Texts
{
    public static readonly string[] Fragments =
    [
        "i want ", "i want to ", "you are a ", "friend ", "he says he ", "k i l l ", "a b ", "死", "死にたい", "友達が", "죽고 ", "너 ", "voglio ", "sei ", "non ", "0 9 ", "1", "+", "-", "@", "a@a.", ".", "a.", "http://a.b ", "#1",
        "aaaa", "\u0301", "e\u0301\u0323", "ﷺ", "！", "\n", "dont tell ", "zero ", "(", "👩‍👧", "\u200B", "\uD800", "\uDC00", "\u3164", "ㅋ", "～", "discord ", "add me ", "secret ", "the the ", "k1ll ", "s*", "***", "%41", "%", "ѕ", "🅳", "1 ", "ammm",
    ];

    /// <summary>Each shipped phrase once, in one of its ways, whole and without its last letter: the nearest misses there are.</summary>
    public static IEnumerable<string> NearPhrases()
    {
        var random = new Random(7);
        foreach (var term in Lexicon.ShippedTerms())
        {
            var way = Way(term.Pieces, random);
            yield return way + " ";
            yield return way.Length > 2 ? way[..^1] : way;
        }
    }

    /// <summary>Any of these.</summary>
    public static Gen<string> One(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    /// <summary>A fragment over and over.</summary>
    public static string Repeated(string fragment, int length) => string.Concat(Enumerable.Repeat(fragment, (length / fragment.Length) + 1))[..length];

    private static string Way(Piece[] pieces, Random random)
    {
        var way = new StringBuilder();
        foreach (var piece in pieces)
        {
            way.Append(piece switch
            {
                Piece.Letters letters => letters.Text,
                Piece.Space => " ",
                Piece.Choice choice => Way(choice.Options[random.Next(choice.Options.Length)], random),
                _ => "",
            });
        }

        return way.ToString();
    }
}
