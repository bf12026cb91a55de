using Microsoft.Extensions.Localization;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Messages.Parts;

/// <summary>The four reactions in words.</summary>
public static class Reactions
{
    public static string Name(IStringLocalizer<MessageWords> words, string kind) => kind switch
    {
        ReactionKinds.Hear => words["I hear you"],
        ReactionKinds.Metoo => words["Me too"],
        ReactionKinds.Thanks => words["Thank you"],
        _ => words["Take your time"],
    };

    public static int Count(ReactionCounts counts, string kind) => kind switch
    {
        ReactionKinds.Hear => counts.Hear,
        ReactionKinds.Metoo => counts.Metoo,
        ReactionKinds.Thanks => counts.Thanks,
        _ => counts.Time,
    };
}
