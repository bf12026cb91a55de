using System.Runtime.Intrinsics;

namespace PeerCircle.Screening.Learned;

/// <summary>Adds up the weights of features.</summary>
internal struct WeighingSink(Model model) : IFeatureSink
{
    // So many small numbers fit into a sum of sixteen bits.
    private const int Most = (short.MaxValue / sbyte.MaxValue) - 2;

    private const int SeenSlots = 4096;

    [ThreadStatic]
    private static uint[]? seenByThread;

    // What is said thirty times is one reason and not thirty. A slot that another feature took forgets: then it counts twice.
    private readonly uint[] _seen = seenByThread ??= new uint[SeenSlots];
    private readonly long[] _rows = model.Rows;
    private Vector128<short> _part;
    private int _inPart;
    private Vector256<int> _sum;
    private int _count;

    /// <summary>What all blocks came to, each weighed by its size.</summary>
    public Vector256<float> Sum { get; private set; }

    public void Begin(int block)
    {
        Finish();
        _seen.AsSpan().Clear();
    }

    public void Add(uint feature)
    {
        ref var seen = ref _seen[feature % SeenSlots];
        if (seen == feature)
            return;
        seen = feature;
        var rows = _rows;
        _part += Vector128.WidenLower(Vector128.CreateScalar(rows[(int)(feature & (uint)(rows.Length - 1))]).AsSByte());
        if (++_inPart == Most)
            Flush();
    }

    public void Finish()
    {
        Flush();
        if (_count > 0)
            Sum += Vector256.ConvertToSingle(_sum) * Features.Size(_count);
        (_sum, _count) = (Vector256<int>.Zero, 0);
    }

    private void Flush()
    {
        _sum += Vector256.Create(Vector128.WidenLower(_part), Vector128.WidenUpper(_part));
        _count += _inPart;
        (_part, _inPart) = (Vector128<short>.Zero, 0);
    }
}
