namespace PeerCircle.Screening.Shadow;

/// <summary>A text as the rules read it, in memory that is used again for the next text.</summary>
internal sealed class Shade
{
    private readonly Tape _surface = new();
    private char[] _words = [];
    private char[] _step = [];

    /// <summary><see cref="ShadowCopy.Surface"/>.</summary>
    public ReadOnlySpan<char> Surface => _surface.Letters;

    /// <summary><see cref="ShadowCopy.Words"/>.</summary>
    public ReadOnlySpan<char> Words => _words.AsSpan(0, Length);

    /// <summary>The memory that <see cref="Words"/> stands in.</summary>
    public char[] Memory => _words;

    /// <summary>How long <see cref="Words"/> is.</summary>
    public int Length { get; private set; }

    /// <summary>Reads a text, in linear time.</summary>
    public void Read(string text)
    {
        _surface.Clear();
        Shadow.Surface.Write(PercentEncoding.Decoded(text), _surface);
        if (_words.Length < _surface.Length)
            (_words, _step) = (new char[Roomy(_surface.Length)], new char[Roomy(_surface.Length)]);
        Length = WordSteps.Write(Surface, _words, _step, default);
    }

    /// <summary>Gives back what one very long text took.</summary>
    public void Release()
    {
        if (_words.Length > Tape.Kept)
            (_words, _step) = ([], []);
        _surface.Clear();
    }

    private static int Roomy(int length) => Math.Max(length, Math.Min(2 * length, Tape.Kept));
}
