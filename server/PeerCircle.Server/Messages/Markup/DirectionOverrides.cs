using System.Buffers;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>Takes out the characters that turn the direction of what follows: they can show a link's host backwards.</summary>
internal static class DirectionOverrides
{
    private static readonly SearchValues<char> Overrides = SearchValues.Create("\u202A\u202B\u202C\u202D\u202E");

    public static string Removed(string text) =>
        text.AsSpan().ContainsAny(Overrides) ? string.Concat(text.Where(c => !Overrides.Contains(c))) : text;
}
