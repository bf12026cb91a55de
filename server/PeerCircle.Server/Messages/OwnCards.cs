using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Messages;

/// <summary>The card a page shows to someone whose own words sounded heavy, in the language of the page.</summary>
public sealed class OwnCards(OwnDistress distress, SupportCards cards)
{
    /// <summary>The card in a region and language that were chosen on it.</summary>
    public async Task<SupportCard> ChosenAsync(Caller caller, string? kind, string region, string language, CancellationToken ct) =>
        cards.For(SupportCards.KindOf(kind) ?? SupportKind.Self, region, language, (await distress.FindAsync(caller, ct))?.State);

    /// <summary>
    /// The card that was just called for; otherwise the one of words that are on the desk, once they have waited in vain or someone has them.
    /// </summary>
    public async Task<SupportCard?> ForAsync(Caller caller, string? asked, CancellationToken ct)
    {
        var standing = await distress.FindAsync(caller, ct);
        if (SupportCards.KindOf(asked) is { } kind) return cards.For(kind, caller.Region, Languages.Current, standing?.State);
        return standing is null or { State: CardStandings.Waiting } ? null : cards.For(standing.Kind, caller.Region, Languages.Current, standing.State);
    }
}
