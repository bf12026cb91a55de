namespace PeerCircle.LoadLab.Lines;

/// <summary>A line whose bytes are searched for marks, without a look at what frames them.</summary>
internal abstract class MarkLine : Line
{
    protected override int Take(Span<byte> bytes, Action<int> arrived) => Marks.Take(bytes, arrived);
}
