using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>The first letters with which a phrase can begin: what is looked for before the phrase itself is followed.</summary>
internal static class PhraseHeads
{
    /// <summary>Enough letters to be rare, few enough to stay small when a phrase has many ways.</summary>
    public const int Longest = 6;

    /// <param name="pieces">The phrase.</param>
    /// <param name="isRunTogether">True: as it begins without its spaces.</param>
    public static IReadOnlySet<string> Of(IReadOnlyList<Piece> pieces, bool isRunTogether)
    {
        var (open, done) = Follow(pieces, [""], isRunTogether);
        return new HashSet<string>([.. open, .. done], StringComparer.Ordinal);
    }

    private static (HashSet<string> Open, HashSet<string> Done) Follow(IReadOnlyList<Piece> pieces, HashSet<string> open, bool isRunTogether)
    {
        HashSet<string> done = [];
        foreach (var piece in pieces)
        {
            var (still, ended) = Extend(piece, open, isRunTogether);
            done.UnionWith(ended);
            open = still;
            if (open.Count == 0)
                break;
        }

        return (open, done);
    }

    private static (HashSet<string> Open, HashSet<string> Done) Extend(Piece piece, HashSet<string> open, bool isRunTogether)
    {
        switch (piece)
        {
            case Piece.Choice choice:
                var ways = choice.Options.Select(option => Follow(option, open, isRunTogether)).ToList();
                return ([.. ways.SelectMany(w => w.Open)], [.. ways.SelectMany(w => w.Done)]);
            case Piece.Letters letters:
                return Split(open.Select(head => head + letters.Text));
            case Piece.Space when isRunTogether:
                return (open, []);
            case Piece.Space:
                var solid = open.Where(head => head.Length > 0 && Script.IsSolid(head[^1])).ToHashSet(StringComparer.Ordinal);
                var (spaced, ended) = Split(open.Except(solid, StringComparer.Ordinal).Select(head => head + ' '));
                return (spaced, [.. ended, .. solid]);
            default:
                return ([], open);
        }
    }

    private static (HashSet<string> Open, HashSet<string> Done) Split(IEnumerable<string> heads)
    {
        var all = heads.ToLookup(head => head.Length < Longest);
        return ([.. all[true]], [.. all[false].Select(head => head[..Longest])]);
    }
}
