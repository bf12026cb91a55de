using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>Looks for one term, whatever else is in force. Safe to share between threads.</summary>
public sealed class TermProbe(Term term)
{
    private readonly Lexicon _alone = new([term]);

    /// <summary>The words it covers in a text, as they read in the shadow copy; null when it does not stand there.</summary>
    /// <param name="text">What a person wrote.</param>
    /// <param name="lang">Its language as a BCP 47 tag where known.</param>
    public string? Matched(string text, string? lang)
    {
        var words = ShadowCopy.Of(text).Words;
        return _alone.Find(words, lang) is [var first, ..] ? words[first.Start..first.End] : null;
    }
}
