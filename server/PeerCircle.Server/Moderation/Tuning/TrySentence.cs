using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Moderation;

/// <summary>What the screener in force on this node says of a sentence. Nothing of it is stored, logged or sent on.</summary>
public sealed class TrySentence(ScreenerInForce inForce)
{
    /// <summary>Judges a sentence; null when it is no text that could be posted.</summary>
    /// <param name="text">What someone wants to try.</param>
    /// <param name="language">Its language; null or empty for unknown.</param>
    /// <param name="place">Where it would stand.</param>
    public TriedSentence? Run(string? text, string? language, Place place)
    {
        if (TextCheck.Of(text) is not CheckedText.Ok(var bounded)) return null;
        var lang = string.IsNullOrEmpty(language) ? null : language;
        var (all, found) = (inForce.All, inForce.Now.Explain(bounded, lang, place));
        var dry = all.Dry.Where(term => new TermProbe(term.ToTerm()).Matched(bounded, lang) is not null).ToList();
        var withDry = dry.Count == 0 ? found.Result : all.Screener.With([.. dry.Select(term => term.ToTerm())]).Check(bounded, lang, place);
        return new TriedSentence(found, dry, withDry);
    }
}

/// <summary>What came of a sentence.</summary>
/// <param name="Found">By what is in force.</param>
/// <param name="Dry">The dry terms that stand in it.</param>
/// <param name="WithDry">What it would come to if those were live.</param>
public sealed record TriedSentence(Explanation Found, IReadOnlyList<OwnTerm> Dry, ScreeningResult WithDry);
