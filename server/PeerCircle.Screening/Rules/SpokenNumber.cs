using System.Buffers;

namespace PeerCircle.Screening.Rules;

/// <summary>A phone number spelled out in digit words: "zero nine zero …", 「〇九〇…」, "공일공…".</summary>
public sealed class SpokenNumber : IRule
{
    private const int Shortest = 8;
    private static readonly SearchValues<char> Single = SearchValues.Create("〇零一二三四五六七八九공영일이삼사오육륙칠팔구");

    public Finding? Judge(Reading reading) =>
        (SolidRun(reading.Words) ?? NamedRun(reading.Words)) is (var start, var end)
            ? reading.InWords("contact.spoken-number", Categories.Contact, Visibility.Refused, Concern.None, start, end)
            : null;

    private static (int Start, int End)? SolidRun(ReadOnlySpan<char> words)
    {
        for (var at = 0; at < words.Length;)
        {
            var next = words[at..].IndexOfAny(Single);
            if (next < 0)
                return null;
            at += next;
            var length = words[at..].IndexOfAnyExcept(Single);
            length = length < 0 ? words.Length - at : length;
            if (length > Shortest)
                return (at, at + length);
            at += length;
        }

        return null;
    }

    private static (int Start, int End)? NamedRun(ReadOnlySpan<char> words)
    {
        var (count, start) = (0, 0);
        foreach (var range in words.SplitAny(' ', '\n'))
        {
            start = count == 0 ? range.Start.Value : start;
            count = IsDigit(words[range]) ? count + 1 : 0;
            if (count >= Shortest)
                return (start, range.End.Value);
        }

        return null;
    }

    private static bool IsDigit(ReadOnlySpan<char> word) =>
        word is [>= '0' and <= '9']
            or "zero" or "oh" or "one" or "two" or "three" or "four" or "five" or "six" or "seven" or "eight" or "nine" or "double"
            or "uno" or "due" or "tre" or "quattro" or "cinque" or "sei" or "sette" or "otto" or "nove";
}
