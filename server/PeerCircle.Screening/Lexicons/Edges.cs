using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening.Lexicons;

/// <summary>Where words and sentences end in a word form, as bits: asked for each place of each phrase, worked out once per text.</summary>
internal sealed class Edges
{
    private const int Bits = 64;
    private ulong[] _inside = [];
    private ulong[] _open = [];

    /// <summary>Reads a text; what was there before is forgotten.</summary>
    public void Read(ReadOnlySpan<char> words)
    {
        var size = (words.Length / Bits) + 4;
        if (_inside.Length < size)
            (_inside, _open) = (new ulong[size * 2], new ulong[size * 2]);
        _inside.AsSpan(0, size).Clear();
        _open.AsSpan(0, size).Clear();
        var wasSpaced = false;
        for (var at = 0; at < words.Length; at++)
        {
            var isSpaced = Script.IsSpaced(words[at]);
            if (isSpaced && wasSpaced)
                _inside[at / Bits] |= 1UL << at;
            if (words[at] != '\n')
                _open[at / Bits] |= 1UL << at;
            wasSpaced = isSpaced;
        }
    }

    /// <summary>True between two letters of one word, in a script that parts words by spaces.</summary>
    public bool IsInsideWord(int at) => ((_inside[at / Bits] >> at) & 1) == 1;

    /// <summary><see cref="IsInsideWord"/> for the 128 places from here on.</summary>
    public UInt128 InsideFrom(int at) => From(_inside, at);

    /// <summary>For the 128 places from here on: true where the text has a character and it is not the end of a sentence.</summary>
    public UInt128 OpenFrom(int at) => From(_open, at);

    private static UInt128 From(ulong[] bits, int at)
    {
        var (index, shift) = (at / Bits, at % Bits);
        var (low, middle, high) = (bits[index], bits[index + 1], bits[index + 2]);
        return shift == 0
            ? new(middle, low)
            : new((middle >> shift) | (high << (Bits - shift)), (low >> shift) | (middle << (Bits - shift)));
    }
}
