using PeerCircle.Contracts;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Messages.Parts;
using PeerCircle.Server.Moderation;

namespace PeerCircle.Server.Messages;

/// <summary>The card a page shows to someone whose own words sounded heavy, in the language of the page.</summary>
public sealed class OwnCards(OwnDistress distress, SupportCards cards, Profile profile)
{
    /// <summary>The card in a region and language that were chosen on it; they are kept for the next one.</summary>
    public async Task<SupportCard> ChooseAsync(Caller caller, string? kind, string region, string language, CancellationToken ct)
    {
        await profile.ChangeAsync(caller.MemberId, language.Length > 0 ? language : null, region == Helplines.International ? "" : region, CancellationToken.None);
        return cards.For(SupportCards.KindOf(kind) ?? SupportKind.Self, region, language, (await distress.FindAsync(caller, ct))?.State);
    }

    /// <summary>The same, as the form of a page other than a channel's sends it.</summary>
    public Task<SupportCard> ChooseAsync(Caller caller, IFormCollection form, CancellationToken ct) =>
        ChooseAsync(caller, form["card"], form[$"{CardChoice.Apart}region"].ToString(), form[$"{CardChoice.Apart}language"].ToString(), ct);

    /// <summary>The card for words that were just written, with where they stand; null when they call for none.</summary>
    public async Task<SupportCard?> OfAsync(Caller caller, SupportKind? kind, string language, CancellationToken ct) =>
        kind is { } known ? cards.For(known, caller.Region, language, (await distress.FindAsync(caller, ct))?.State) : null;

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
