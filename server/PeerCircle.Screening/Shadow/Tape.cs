namespace PeerCircle.Screening.Shadow;

/// <summary>Letters that are written one after the other, into memory that is used again for the next text.</summary>
internal sealed class Tape
{
    /// <summary>So much memory is kept from text to text, in UTF-16 units: enough for any text within the bounds of a message.</summary>
    public const int Kept = 1 << 15;

    private char[] _letters = new char[1 << 9];

    /// <summary>How many letters there are.</summary>
    public int Length { get; private set; }

    /// <summary>What was written. Good until the next change.</summary>
    public Span<char> Letters => _letters.AsSpan(0, Length);

    /// <summary>Forgets what was written; memory that one long text took is given back.</summary>
    public void Clear()
    {
        Length = 0;
        if (_letters.Length > Kept)
            _letters = new char[Kept];
    }

    public void Add(char letter)
    {
        if (Length == _letters.Length)
            Array.Resize(ref _letters, Length * 2);
        _letters[Length++] = letter;
    }

    public void Add(ReadOnlySpan<char> letters)
    {
        letters.CopyTo(Room(letters.Length));
        Length += letters.Length;
    }

    /// <summary>Takes back what was written last.</summary>
    public void Cut(int length) => Length = length;

    /// <summary>Room behind what was written; <see cref="Cut"/> says how much of it was used.</summary>
    public Span<char> Room(int length)
    {
        if (Length + length > _letters.Length)
            Array.Resize(ref _letters, Math.Max(Length + length, Length * 2));
        return _letters.AsSpan(Length, length);
    }
}
