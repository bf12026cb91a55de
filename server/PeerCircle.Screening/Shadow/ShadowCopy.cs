namespace PeerCircle.Screening.Shadow;

/// <summary>A text as the rules read it. The original is never changed.</summary>
/// <param name="Surface">Lower case, one width, no accents, nothing invisible; punctuation as written.</param>
/// <param name="Words">Letters and digits only: one space between words, none within Japanese and Korean, a line feed where a sentence ends.</param>
public sealed record ShadowCopy(string Surface, string Words)
{
    /// <summary>Makes the copy, in linear time, from any string.</summary>
    public static ShadowCopy Of(string text)
    {
        using var pad = ScratchPad.Take();
        pad.Shade.Read(text);
        return new(pad.Shade.Surface.ToString(), pad.Shade.Words.ToString());
    }
}
