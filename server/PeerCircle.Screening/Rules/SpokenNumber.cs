using System.Buffers;
using System.Collections.Frozen;

namespace PeerCircle.Screening.Rules;

/// <summary>A phone number spelled out in digit words: "zero nine zero …", 「〇九〇…」, "공일공…".</summary>
public sealed class SpokenNumber : IRule
{
    private const int Shortest = 8;
    private static readonly SearchValues<char> Single = SearchValues.Create("〇零一二三四五六七八九공영일이삼사오육륙칠팔구");
    private static readonly FrozenSet<string> Named = FrozenSet.ToFrozenSet(
        ["zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "double",
            "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"], StringComparer.Ordinal);

    public Finding? Judge(Reading reading)
    {
        var words = reading.Shadow.Words;
        var matched = SolidRun(words) ?? NamedRun(words);
        return matched is null ? null : new("contact.spoken-number", Categories.Contact, Visibility.Refused, Concern.None, matched);
    }

    private static string? SolidRun(string words)
    {
        for (var at = 0; at < words.Length;)
        {
            var next = words.AsSpan(at).IndexOfAny(Single);
            if (next < 0)
                return null;
            at += next;
            var length = words.AsSpan(at).IndexOfAnyExcept(Single);
            length = length < 0 ? words.Length - at : length;
            if (length > Shortest)
                return words.Substring(at, length);
            at += length;
        }

        return null;
    }

    private static string? NamedRun(string words)
    {
        var named = Named.GetAlternateLookup<ReadOnlySpan<char>>();
        var (count, start) = (0, 0);
        foreach (var range in words.AsSpan().SplitAny(' ', '\n'))
        {
            var word = words.AsSpan()[range];
            var isDigit = named.Contains(word) || (word.Length == 1 && char.IsAsciiDigit(word[0]));
            start = count == 0 ? range.Start.Value : start;
            count = isDigit ? count + 1 : 0;
            if (count >= Shortest)
                return words[start..range.End.Value];
        }

        return null;
    }
}
