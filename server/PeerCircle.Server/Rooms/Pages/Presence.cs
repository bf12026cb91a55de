using Microsoft.Extensions.Localization;
using PeerCircle.Contracts;

namespace PeerCircle.Server.Rooms.Pages;

/// <summary>How lively a room is, in words that count nobody.</summary>
public static class Presence
{
    public static readonly IReadOnlyList<string> Buckets = [PresenceBuckets.Quiet, PresenceBuckets.Few, PresenceBuckets.Several, PresenceBuckets.Many];

    public static string Sentence(IStringLocalizer<RoomWords> words, string bucket) => bucket switch
    {
        PresenceBuckets.Few => words["a few people are here"],
        PresenceBuckets.Several => words["several people are here"],
        PresenceBuckets.Many => words["many people are here"],
        _ => words["quiet right now"],
    };
}
