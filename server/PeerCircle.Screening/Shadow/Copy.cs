namespace PeerCircle.Screening.Shadow;

/// <summary>What one step writes, and for each letter which one of its source it was, where somebody wants to know.</summary>
/// <param name="letters">As long as the source at least: no step makes a text longer.</param>
/// <param name="origins">As long, or empty when nobody wants to know.</param>
internal ref struct Copy(Span<char> letters, Span<int> origins)
{
    private readonly Span<char> _letters = letters;
    private readonly Span<int> _origins = origins;

    /// <summary>How much was written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written last; NUL at the beginning.</summary>
    public readonly char Last
    {
        get => Length == 0 ? '\0' : _letters[Length - 1];
        set => _letters[Length - 1] = value;
    }

    public void Add(char letter, int origin)
    {
        if (!_origins.IsEmpty)
            _origins[Length] = origin;
        _letters[Length++] = letter;
    }

    /// <summary>Adds a part of the source as it is.</summary>
    public void Add(ReadOnlySpan<char> text, int start, int end)
    {
        text[start..end].CopyTo(_letters[Length..]);
        for (var i = start; !_origins.IsEmpty && i < end; i++)
            _origins[Length + i - start] = i;
        Length += end - start;
    }
}
