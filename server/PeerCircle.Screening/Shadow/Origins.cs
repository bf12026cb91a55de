using System.Globalization;

namespace PeerCircle.Screening.Shadow;

/// <summary>
/// Where the letters of a shadow copy come from. Worked out only when something was found: the text goes through the same steps once more,
/// in parts that don't touch each other.
/// </summary>
internal sealed class Origins
{
    private readonly List<Stretch> _surface = [];
    private readonly int[] _words;
    private readonly int _length;
    private readonly char[] _letters;

    // What is said should the parts ever read otherwise than the text did.
    private readonly Stretch _whole;

    private Origins(string text)
    {
        _whole = new(0, text.Length);
        var decoded = PercentEncoding.Traced(text);
        var surface = new Tape();
        for (var start = 0; start < decoded.Text.Length;)
        {
            var end = EndOfPart(decoded.Text, start);
            Shadow.Surface.Write(decoded.Text.AsSpan(start, end - start), surface);
            var stretch = new Stretch(decoded.From[start].Start, decoded.From[end - 1].End);
            while (_surface.Count < surface.Length)
                _surface.Add(stretch);
            start = end;
        }

        _letters = surface.Letters.ToArray();
        _words = new int[_letters.Length];
        _length = WordSteps.Write(_letters, new char[_letters.Length], new char[_letters.Length], _words);
    }

    /// <summary>The origins of a text's shadow copy.</summary>
    public static Origins Of(string text) => new(text);

    /// <summary>The surface once more: the same as the one that was read.</summary>
    public string Surface => new(_letters);

    /// <summary>What a part of the surface was made of.</summary>
    public Stretch OfSurface(int start, int end) => end > _surface.Count ? _whole : new(_surface[start].Start, _surface[end - 1].End);

    /// <summary>What a part of the word form was made of; a last letter that is stretched out belongs to it as a whole.</summary>
    public Stretch OfWords(int start, int end)
    {
        if (end > _length)
            return _whole;
        var last = _words[end - 1];
        var next = end < _length ? _words[end] : _letters.Length;
        while (last + 1 < next && _letters[last + 1] == _letters[last])
            last++;
        return OfSurface(_words[start], last + 1);
    }

    // A part begins with a letter that joins with nothing before it.
    private static int EndOfPart(string text, int start)
    {
        var end = start;
        do
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }
        while (end < text.Length && Joins(text, end));
        return end;
    }

    private static bool Joins(string text, int at) => PlainLetters.Of(text[at]) switch
    {
        > PlainLetters.Nothing => false,
        PlainLetters.Nothing => true,
        _ => text[at] is (>= '\u1160' and <= '\u11FF') or (>= '\uD7B0' and <= '\uD7FF') or (>= '\u3131' and <= '\u318F') or (>= '\uFF9E' and <= '\uFFDC')
            || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned,
    };
}
