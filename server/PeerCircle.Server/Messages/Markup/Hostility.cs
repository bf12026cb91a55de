using System.Buffers;

namespace PeerCircle.Server.Messages.Markup;

/// <summary>Markdig takes quadratic time on heaps of delimiters. No person needs so many.</summary>
internal static class Hostility
{
    private const int MostBrackets = 120;
    private const int MostEmphasis = 240;
    private const int MostLines = 400;
    private const int MostNestingPerLine = 12;
    private static readonly SearchValues<char> Brackets = SearchValues.Create("[]()<>!");
    private static readonly SearchValues<char> Emphasis = SearchValues.Create("*_~|`\\");
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r");
    private static readonly SearchValues<char> LineStarts = SearchValues.Create("> \t-+*0123456789.)");

    public static bool IsHostile(string text) =>
        Count(text, Brackets) > MostBrackets || Count(text, Emphasis) > MostEmphasis || Count(text, LineEnds) > MostLines || HasDeepLine(text);

    private static int Count(ReadOnlySpan<char> text, SearchValues<char> values)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (values.Contains(c))
                count++;
        }

        return count;
    }

    private static bool HasDeepLine(string text)
    {
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var lead = line.IndexOfAnyExcept(LineStarts);
            var start = lead < 0 ? line : line[..lead];
            if (start.Count('>') + start.Count('-') + start.Count('+') + start.Count('*') + start.Count('.') + start.Count(')') > MostNestingPerLine)
                return true;
        }

        return false;
    }
}
