using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PeerCircle.Screening.Lexicons;

/// <summary>Phrases as steps, one after the other, so that all of them can be followed letter by letter while their tree is built.</summary>
internal sealed class PhraseSteps
{
    private const int Fork = -1;
    private const int Jump = -2;

    private readonly List<(int What, int Where)> _steps = [];

    /// <summary>The step is a space between words.</summary>
    public const int Space = -3;

    /// <summary>The step is no letter: here the tree ends, and the phrase itself has to be asked.</summary>
    public const int Stop = -4;

    /// <summary>Adds a phrase.</summary>
    /// <returns>Its first step.</returns>
    public int Add(Piece[] pieces)
    {
        var first = _steps.Count;
        Write(pieces);
        _steps.Add((Stop, 0));
        return first;
    }

    /// <summary>How many steps there are.</summary>
    public int Count => _steps.Count;

    /// <summary>Adds to a list each letter, <see cref="Space"/> or <see cref="Stop"/> that can come next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reach(int step, List<(int What, int Step)> reached)
    {
        var steps = CollectionsMarshal.AsSpan(_steps);
        for (; steps[step].What is Fork or Jump; step = steps[step].Where)
        {
            if (steps[step].What == Fork)
                Reach(step + 1, reached);
        }

        reached.Add((steps[step].What, step));
    }

    private void Write(Piece[] pieces)
    {
        foreach (var piece in pieces)
        {
            if (piece is Piece.Letters letters)
                Write(letters.Text);
            else if (piece is Piece.Choice choice)
                Write(choice);
            else
                _steps.Add((piece is Piece.Space ? Space : Stop, 0));
        }
    }

    private void Write(string letters)
    {
        foreach (var letter in letters)
            _steps.Add((letter, 0));
    }

    private void Write(Piece.Choice choice)
    {
        List<int> ends = [];
        foreach (var option in choice.Options)
        {
            var fork = _steps.Count;
            _steps.Add((Fork, 0));
            Write(option);
            ends.Add(_steps.Count);
            _steps.Add((Jump, 0));
            _steps[fork] = (Fork, _steps.Count);
        }

        // The last option's fork leads to nowhere else: it is no fork.
        var last = ends[^2] + 1;
        _steps[last] = (Jump, last + 1);
        foreach (var end in ends)
            _steps[end] = (Jump, _steps.Count);
    }
}
