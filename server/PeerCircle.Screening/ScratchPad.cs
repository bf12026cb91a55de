using PeerCircle.Screening.Learned;
using PeerCircle.Screening.Lexicons;
using PeerCircle.Screening.Rules;
using PeerCircle.Screening.Shadow;

namespace PeerCircle.Screening;

/// <summary>The memory one thread judges texts in, one after the other, so that a clean text leaves nothing behind.</summary>
internal sealed class ScratchPad : IDisposable
{
    [ThreadStatic]
    private static ScratchPad? _ofThread;

    private ScratchPad() => Reading = new(Shade, Search.Signs);

    public Shade Shade { get; } = new();

    public Search Search { get; } = new();

    public Reading Reading { get; }

    public List<Concept> Concepts { get; } = [];

    public float[] Probabilities { get; } = new float[Model.Heads];

    public List<Finding> Findings { get; } = [];

    /// <summary>Takes the thread's own; a rule that screens in turn gets another.</summary>
    public static ScratchPad Take()
    {
        var own = _ofThread ?? new();
        _ofThread = null;
        return own;
    }

    public void Dispose()
    {
        Findings.Clear();
        Reading.End();
        Shade.Release();
        _ofThread = this;
    }
}
