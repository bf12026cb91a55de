using System.Text;

namespace PeerCircle.Screening.Shadow;

/// <summary>A text as the rules read it. The original is never changed.</summary>
/// <param name="Surface">Lower case, one width, no accents, nothing invisible; punctuation as written.</param>
/// <param name="Words">Letters and digits only: one space between words, none within Japanese and Korean, a line feed where a sentence ends.</param>
public sealed record ShadowCopy(string Surface, string Words)
{
    /// <summary>Makes the copy, in linear time, from any string.</summary>
    public static ShadowCopy Of(string text)
    {
        var visible = Apostrophes.Plain(Invisible.Removed(WellFormed.Of(PercentEncoding.Decoded(text))));
        var lower = visible.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var surface = Kana.AsHiragana(Confusables.AsLatin(Accents.Removed(lower)));
        var words = Repeats.Shortened(WordForm.Of(SpacedLetters.Joined(Masked.Restored(Leetspeak.Read(surface)))));
        return new(surface, words);
    }
}
